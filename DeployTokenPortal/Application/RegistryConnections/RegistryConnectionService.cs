using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>
/// Connects registries to groups, projects and the whole instance. Requests of package and git clients go to the nearest enabled connection of their
/// format; for container registries the commands shown to people name it.
/// </summary>
public sealed class RegistryConnectionService(
    IDbContextFactory<PortalDbContext> factory, RegistryConnectionAccess access, AuditTrail audit, UpstreamSecretProtector protector, AccessChanges changes, TimeProvider time)
{
    private const string What = "The registry connection";

    /// <summary>Makes a connection; it serves from the next request on.</summary>
    public async Task<Result<RegistryConnectionView>> CreateAsync(Caller caller, RegistryConnectionInput input, CancellationToken ct)
    {
        var (address, faults) = RegistryConnectionRule.Check(
            input.Format, input.Kind, input.UpstreamUrl, input.Name, input.UpstreamUsername, input.UpstreamPassword);
        var password = input.UpstreamPassword is { } typed && faults.Count == 0 ? protector.Protect(typed) : null;
        var result = await factory.ChangeAsync<RegistryConnectionView>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, input.HolderKind, input.HolderId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            if (faults.Count > 0)
                return Failure.Invalid(faults);
            var details = new RegistryConnectionDetails(
                NameOf(input.Name, address!), input.Kind, address!, Blank(input.UpstreamUsername), password,
                RegistryConnectionAccess.IsAdministrator(allowed.Value.Actor), input.IsEnabled);
            var connection = RegistryConnection.Create(input.HolderKind, input.HolderId, input.Format, details, time.GetUtcNow());
            db.RegistryConnections.Add(connection);
            await db.SaveChangesAsync(ct);
            if (await FindRivalAsync(db, connection, ct) is { } rival)
                return rival;
            audit.Add(db, caller, allowed.Value.Actor, RegistryConnectionAudit.Created(allowed.Value.Resource, connection));
            await db.SaveChangesAsync(ct);
            return await ViewAsync(db, connection.Id, ct);
        }, ct);
        return Tell(result);
    }

    /// <summary>Changes a connection; it holds from the next request on.</summary>
    public async Task<Result<RegistryConnectionView>> UpdateAsync(Caller caller, long id, RegistryConnectionChange change, CancellationToken ct)
    {
        // Before the transaction, for which see the protector.
        var password = change.UpstreamPassword?.Value is { } typed ? protector.Protect(typed) : null;
        var result = await factory.ChangeAsync<RegistryConnectionView>(async db =>
        {
            var found = await FindAsync(db, caller, id, ct);
            if (!found.IsSuccess)
                return found.Failure;
            var (connection, allowed) = found.Value;
            var before = RegistryConnectionAudit.FactsOf(connection);
            if (Apply(connection, change, password, RegistryConnectionAccess.IsAdministrator(allowed.Actor)) is { } wrong)
                return wrong;
            await db.SaveChangesAsync(ct);
            if (await FindRivalAsync(db, connection, ct) is { } rival)
                return rival;
            audit.Add(db, caller, allowed.Actor, RegistryConnectionAudit.Updated(allowed.Resource, connection, before, change.UpstreamPassword is not null));
            await db.SaveChangesAsync(ct);
            return await ViewAsync(db, id, ct);
        }, ct);
        return Tell(result);
    }

    /// <summary>Forgets a connection with its password. Requests for it find no registry from the next one on.</summary>
    public async Task<Result> DeleteAsync(Caller caller, long id, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<long>(async db =>
        {
            var found = await FindAsync(db, caller, id, ct);
            if (!found.IsSuccess)
                return found.Failure;
            var (connection, allowed) = found.Value;
            db.RegistryConnections.Remove(connection);
            audit.Add(db, caller, allowed.Actor, RegistryConnectionAudit.Deleted(allowed.Resource, connection));
            await db.SaveChangesAsync(ct);
            return id;
        }, ct);
        return Tell(result) is { Failure: { } failure } ? failure : Result.Success;
    }

    private async Task<Result<(RegistryConnection Connection, AccessContext Access)>> FindAsync(PortalDbContext db, Caller caller, long id, CancellationToken ct)
    {
        var connection = await db.RegistryConnections.SingleOrDefaultAsync(row => row.Id == id, ct);
        var (kind, holderId) = connection switch
        {
            { ProjectId: { } projectId } => (ResourceKind.Project, projectId),
            { GroupId: { } groupId } => (ResourceKind.Group, groupId),
            _ => (ResourceKind.Instance, 0L),
        };
        // Who may not manage the instance's is told so whether or not the number exists; what is invisible is not found.
        var allowed = await access.RequireAsync(db, caller, kind, holderId, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure.Kind == FailureKind.NotFound ? Failure.NotFound(What) : allowed.Failure;
        return connection is null ? Failure.NotFound(What) : (connection, allowed.Value);
    }

    private static Failure? Apply(RegistryConnection connection, RegistryConnectionChange change, string? newPassword, bool isAdministrator)
    {
        var kind = change.Kind ?? connection.Kind;
        var username = change.UpstreamUsername ?? connection.UpstreamUsername;
        var (address, faults) = RegistryConnectionRule.Check(
            connection.Format, kind, change.UpstreamUrl ?? connection.UpstreamUrl, change.Name, username, change.UpstreamPassword?.Value);
        if (faults.Count > 0)
            return Failure.Invalid(faults);
        if (connection.ProtectedPassword is not null && change.UpstreamPassword is null && RegistryConnectionRule.LeadsElsewhere(connection.UpstreamUrl, address!))
            return Failure.Invalid("UpstreamPassword", "Give the password again: the stored one is not sent to another host.");
        connection.Change(new RegistryConnectionDetails(
            change.Name is null ? connection.Name : NameOf(change.Name, address!),
            kind,
            address!,
            Blank(username),
            change.UpstreamPassword is null ? connection.ProtectedPassword : newPassword,
            address == connection.UpstreamUrl ? connection.MayReachPrivate : isAdministrator,
            change.IsEnabled ?? connection.IsEnabled));
        return null;
    }

    // Two would leave it to chance where a package lies. Container registries are only named in commands, so there may be several.
    private static async Task<Failure?> FindRivalAsync(PortalDbContext db, RegistryConnection connection, CancellationToken ct)
    {
        if (!connection.IsEnabled || connection.Format == RegistryFormat.Oci)
            return null;
        var rival = await db.RegistryConnections.AsNoTracking()
            .Where(other => other.Id != connection.Id && other.IsEnabled && other.Format == connection.Format
                && other.ProjectId == connection.ProjectId && other.GroupId == connection.GroupId)
            .Select(other => other.Name).FirstOrDefaultAsync(ct);
        return rival is null ? null : Failure.Conflict(
            $"{rival} serves {RegistryFormatNames.NameOf(connection.Format)} there already. Disable or change it first.",
            new FieldFailure("Format", $"{rival} serves {RegistryFormatNames.NameOf(connection.Format)} there already. Disable or change it first."));
    }

    private Result<T> Tell<T>(Result<T> result)
    {
        if (result.IsSuccess)
            changes.OnConnectionsChanged();
        return result;
    }

    private static Task<RegistryConnectionView> ViewAsync(PortalDbContext db, long id, CancellationToken ct) =>
        db.RegistryConnections.Where(connection => connection.Id == id).Views(db).SingleAsync(ct);

    private static string NameOf(string? typed, string address) => string.IsNullOrWhiteSpace(typed) ? RegistryConnectionRule.HostOf(address) : typed.Trim();

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
