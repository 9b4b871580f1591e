using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>Plain lists of deploy tokens by id, as the REST API shows them (contract §3.7). Counting stops at a bound; nothing is sorted, but a late page walks over those before it.</summary>
public sealed class DeployTokenCatalog(IDbContextFactory<PortalDbContext> factory, AccessControl access, TimeProvider time)
{
    /// <summary>The own tokens of one project or group; nothing inherited, nothing from below.</summary>
    public async Task<Result<Page<DeployTokenView>>> ListAsync(
        Caller caller, HolderKind holder, long holderId, bool liveOnly, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewDeployTokens, holder.ToResourceKind(), holderId, ct);
        return allowed.IsSuccess ? await PageAsync(db, db.DeployTokens.OwnedBy(holder, holderId), liveOnly, page, ct) : allowed.Failure;
    }

    /// <summary>Every token of the instance; administrators only.</summary>
    public async Task<Result<Page<DeployTokenView>>> ListInstanceAsync(Caller caller, bool liveOnly, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.ViewDeployTokens, ResourceKind.Instance, 0, ct);
        return allowed.IsSuccess ? await PageAsync(db, db.DeployTokens, liveOnly, page, ct) : allowed.Failure;
    }

    private async Task<Page<DeployTokenView>> PageAsync(PortalDbContext db, IQueryable<DeployToken> tokens, bool liveOnly, PageRequest page, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var wanted = liveOnly ? tokens.Where(DeployTokenProjection.IsActiveAt(now)) : tokens;
        var rows = await DeployTokenProjection.ViewsAsync(db, wanted.OrderBy(token => token.Id).Skip(page.Offset).Take(page.Size), now, ct);
        return new Page<DeployTokenView>(rows, await wanted.CountUpToMostAsync(page, rows.Count, ct), page);
    }
}
