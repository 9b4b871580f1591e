using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Finds what a full path stands for, as it is written in addresses of the REST API.</summary>
public sealed class HolderPaths(IDbContextFactory<PortalDbContext> factory, AccessControl access)
{
    /// <summary>The group or project that has this path now, or had it before a move; without regard to case (contract §3.4).</summary>
    /// <param name="caller">Who asks. A former path answers only to whom the rule shows the place; whether a path in force may be seen is asked later.</param>
    /// <param name="kind">Group or project.</param>
    /// <param name="fullPath">Such as <c>acme/platform/svc</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when nothing of that kind has or had it.</returns>
    public async Task<(long Id, bool IsFormer)?> FindAsync(Caller caller, ResourceKind kind, string fullPath, CancellationToken ct)
    {
        if (fullPath.Length is 0 or > PathRule.FullPathLength || fullPath.Contains('\0', StringComparison.Ordinal))
            return null;
        var key = PathRule.Key(fullPath);
        await using var db = await factory.CreateDbContextAsync(ct);
        var route = await db.Routes.AsNoTracking().SingleOrDefaultAsync(route => route.PathKey == key, ct);
        if ((kind == ResourceKind.Project ? route?.ProjectId : route?.GroupId) is not { } id)
            return null;
        if (!route!.IsFormer)
            return (id, false);
        return (await access.RequireAsync(db, caller, AccessAction.View, kind, id, ct)).IsSuccess ? (id, true) : null;
    }
}
