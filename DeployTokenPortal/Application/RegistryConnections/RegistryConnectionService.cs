using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Registries;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>What is typed for a connection.</summary>
/// <param name="Name">Shown name; blank means the address's host.</param>
/// <param name="Address">Where clients reach the registry.</param>
public sealed record RegistryConnectionInput(string? Name, string? Address);

/// <summary>One connected registry.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Address">Where clients reach it.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record RegistryConnectionView(long Id, string Name, string Address, DateTimeOffset CreatedAt);

/// <summary>Connects container registries to the whole instance; administrators only. The commands shown to people name the connected registry.</summary>
public sealed class RegistryConnectionService(IDbContextFactory<PortalDbContext> factory, AccessControl access, AuditTrail audit, TimeProvider time)
{
    /// <summary>Every connection of the instance.</summary>
    public async Task<Result<IReadOnlyList<RegistryConnectionView>>> ListAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await RequireAsync(db, caller, ct) is { Failure: { } refused })
            return refused;
        return await db.RegistryConnections.AsNoTracking().OrderBy(connection => connection.Id)
            .Select(connection => new RegistryConnectionView(connection.Id, connection.Name, connection.UpstreamUrl, connection.CreatedAt))
            .ToArrayAsync(ct);
    }

    /// <summary>Remembers a container registry for the whole instance.</summary>
    public Task<Result<RegistryConnectionView>> CreateAsync(Caller caller, RegistryConnectionInput input, CancellationToken ct) =>
        factory.ChangeAsync<RegistryConnectionView>(async db =>
        {
            var allowed = await RequireAsync(db, caller, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var address = RegistryAddress.Check(input.Address);
            if (!address.IsSuccess)
                return address.Failure;
            var name = string.IsNullOrWhiteSpace(input.Name) ? address.Value.Authority : input.Name.Trim();
            if (name.Length > RegistryConnection.NameLength)
                return Failure.Invalid(nameof(input.Name), $"Use at most {RegistryConnection.NameLength} characters. This has {name.Length}.");

            var connection = RegistryConnection.ForInstance(name, RegistryFormat.Oci, address.Value.GetLeftPart(UriPartial.Authority), time.GetUtcNow());
            db.RegistryConnections.Add(connection);
            await db.SaveChangesAsync(ct);
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.RegistryConnectionCreated, connection, $"Registry {connection.UpstreamUrl} connected."));
            await db.SaveChangesAsync(ct);
            return new RegistryConnectionView(connection.Id, connection.Name, connection.UpstreamUrl, connection.CreatedAt);
        }, ct);

    /// <summary>Forgets a registry. Tokens go on working there; only the commands no longer name it.</summary>
    public Task<Result<RegistryConnectionView>> DeleteAsync(Caller caller, long id, CancellationToken ct) =>
        factory.ChangeAsync<RegistryConnectionView>(async db =>
        {
            var allowed = await RequireAsync(db, caller, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            if (await db.RegistryConnections.SingleOrDefaultAsync(connection => connection.Id == id, ct) is not { } connection)
                return Failure.NotFound("The registry connection");
            db.RegistryConnections.Remove(connection);
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.RegistryConnectionDeleted, connection, $"Registry {connection.UpstreamUrl} disconnected."));
            await db.SaveChangesAsync(ct);
            return new RegistryConnectionView(connection.Id, connection.Name, connection.UpstreamUrl, connection.CreatedAt);
        }, ct);

    private Task<Result<AccessContext>> RequireAsync(PortalDbContext db, Caller caller, CancellationToken ct) =>
        access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct);

    private static AuditEntry Describe(string name, RegistryConnection connection, string message) =>
        new(name, AuditScope.Instance, new AuditTarget("RegistryConnection", connection.Id, connection.Name), message);
}
