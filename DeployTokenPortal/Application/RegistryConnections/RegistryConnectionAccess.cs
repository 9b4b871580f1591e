using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>Who may manage connections: administrators, and where the configuration says so the Owners of the group or project (design §2).</summary>
public sealed class RegistryConnectionAccess(AccessControl access, IOptions<GatewayOptions> options)
{
    /// <summary>The access of a caller who may manage the connections of this holder, or the refusal.</summary>
    public async Task<Result<AccessContext>> RequireAsync(PortalDbContext db, Caller caller, ResourceKind kind, long id, CancellationToken ct)
    {
        var allowed = await access.RequireAsync(db, caller, AccessAction.ManageRegistryConnections, kind, id, ct);
        return allowed.IsSuccess && !IsOpenTo(allowed.Value.Actor)
            ? Failure.Forbidden("Only administrators connect registries on this instance.")
            : allowed;
    }

    /// <summary>The same as a yes or no, for what is drawn.</summary>
    public bool Allows(AccessContext context) => context.Can(AccessAction.ManageRegistryConnections) && IsOpenTo(context.Actor);

    /// <summary>Whether the caller is an administrator, whose connections may lead into private networks.</summary>
    public static bool IsAdministrator(Actor actor) => actor is PersonActor { IsAdministrator: true };

    private bool IsOpenTo(Actor actor) => options.Value.OwnerConnections || IsAdministrator(actor);
}
