using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Work;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.SigningKeys;

/// <summary>Changes the stored keys, one node at a time: nodes that start together make one first key, not one each.</summary>
public sealed class SigningKeyUpkeep(
    SigningKeyKeeper keeper, IWorkLock locks, IDbContextFactory<PortalDbContext> factory, AuditTrail audit, AccessChanges changes)
{
    private const string Work = "signing-keys";

    /// <summary>Does what is due or asked for, on somebody's behalf, and tells the other nodes of it.</summary>
    public async Task RunAsync(RotationRequest request, Caller caller, Actor actor, CancellationToken ct)
    {
        await using var held = await locks.TakeAsync(Work, ct);
        var changed = await keeper.MaintainAsync(request, new SigningKeyStore(factory, audit, caller, actor), ct);
        if (!changed.IsEmpty)
            changes.OnSigningKeysChanged();
    }
}
