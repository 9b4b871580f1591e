using System.Data.Common;
using DeployTokenPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Access;

/// <summary>
/// Notices what other nodes changed: every change has its audit row in the same transaction, so the targets of new rows are what caches have to
/// forget. The node's own changes are among them, which costs a look-up each. Works without Redis and, as the net below it, with it: what
/// <see cref="ChangeRelay"/> could not carry is found here. A database that is away is looked at again later.
/// </summary>
internal sealed partial class ChangeWatch(
    IDbContextFactory<PortalDbContext> factory, AccessChanges changes, TimeProvider time, ILogger<ChangeWatch> logger) : BackgroundService
{
    // Design §6: a change reaches the other nodes within five seconds.
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    // Rows may become visible out of order: so many of the newest are compared with what was seen.
    private const int Window = 200;

    private HashSet<long>? _seen;

    /// <summary>Tells the caches what was changed since the last look. The first look only remembers.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var rows = await db.AuditEvents.AsNoTracking().OrderByDescending(row => row.Id).Take(Window)
            .Select(row => new { row.Id, row.TargetType, row.TargetId }).ToListAsync(ct);
        var seen = _seen;
        _seen = [.. rows.Select(row => row.Id)];
        if (seen is null)
            return;
        var unseen = rows.Where(row => !seen.Contains(row.Id)).ToList();
        if (unseen.Count == Window)
        {
            // More than can be told one by one.
            changes.Tell(new AccessChange(AccessChangeKind.Tree));
            changes.Tell(new AccessChange(AccessChangeKind.Connections));
            changes.Tell(new AccessChange(AccessChangeKind.SigningKeys));
        }

        foreach (var change in unseen.Select(row => ChangeOf(row.TargetType, row.TargetId)).OfType<AccessChange>().Distinct())
            changes.Tell(change);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or InvalidOperationException)
            {
                LogNotSeen(logger, failure);
            }
        }
    }

    private static AccessChange? ChangeOf(string type, long? id) => (type, id) switch
    {
        ("DeployToken", { } tokenId) => new AccessChange(AccessChangeKind.DeployToken, tokenId),
        ("PersonalAccessToken", { } tokenId) => new AccessChange(AccessChangeKind.PersonalAccessToken, tokenId),
        ("User", { } userId) => new AccessChange(AccessChangeKind.Person, userId),
        ("Group" or "Project" or "Member", _) => new AccessChange(AccessChangeKind.Tree),
        ("RegistryConnection", _) => new AccessChange(AccessChangeKind.Connections),
        ("SigningKey", _) => new AccessChange(AccessChangeKind.SigningKeys),
        _ => null,
    };

    [LoggerMessage(EventId = 4003, Level = LogLevel.Debug, Message = "Changes of other nodes could not be looked for")]
    private static partial void LogNotSeen(ILogger logger, Exception failure);
}
