using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

internal static class ManagedDeployToken
{
    /// <summary>A token of exactly this holder, tracked for a change, for a caller who may manage it there. Deleted tokens are not found.</summary>
    public static async Task<Result<(AccessContext Held, DeployToken Token)>> FindManagedTokenAsync(
        this AccessControl access, PortalDbContext db, Caller caller, HolderKind holder, long holderId, long tokenId, CancellationToken ct)
    {
        var allowed = await access.RequireAsync(db, caller, AccessAction.ManageDeployTokens, holder.ToResourceKind(), holderId, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var token = await db.DeployTokens.SingleOrDefaultAsync(token => token.Id == tokenId, ct);
        return token is not null && token.Holder == holder && token.HolderId == holderId
            ? (allowed.Value, token)
            : Failure.NotFound("The deploy token");
    }
}
