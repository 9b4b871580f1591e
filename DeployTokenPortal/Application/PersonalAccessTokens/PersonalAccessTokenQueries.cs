using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>Reads a person's own tokens; nobody sees those of somebody else.</summary>
public sealed class PersonalAccessTokenQueries(IDbContextFactory<PortalDbContext> factory, PersonLookup people, TimeProvider time)
{
    /// <summary>A page of the caller's tokens: live ones by soonest end with "never" last, or ended ones by latest end.</summary>
    public async Task<Result<PersonalAccessTokenList>> ListAsync(Caller caller, bool isActive, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor { Scopes: null } person)
            return Failure.Forbidden(PersonalAccessTokenService.BrowserOnly);
        var now = time.GetUtcNow();
        var own = db.PersonalAccessTokens.Where(token => token.UserId == person.UserId);
        var live = own.Where(token => token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt >= now));
        var ended = own.Where(token => token.RevokedAt != null || token.ExpiresAt < now);
        var ordered = isActive
            ? live.OrderBy(token => token.ExpiresAt == null).ThenBy(token => token.ExpiresAt).ThenBy(token => token.Id)
            : ended.OrderByDescending(token => token.RevokedAt ?? token.ExpiresAt).ThenByDescending(token => token.Id);
        var (active, inactive) = (await live.CountAsync(ct), await ended.CountAsync(ct));
        var views = await PersonalAccessTokenProjection.ViewsAsync(db, ordered.Skip(page.Offset).Take(page.Size), now, ct);
        return new PersonalAccessTokenList(new Page<PersonalAccessTokenView>(views, isActive ? active : inactive, page), active, inactive);
    }
}
