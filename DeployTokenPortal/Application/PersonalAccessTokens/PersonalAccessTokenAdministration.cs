using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>
/// Personal access tokens over REST: people see and end their own, administrators everybody's. A token never makes one that may more than itself:
/// only administrators create, and a rotation keeps owner and scopes. Every token may read and end itself; only one of scope <c>api</c> may rotate.
/// </summary>
public sealed class PersonalAccessTokenAdministration(
    IDbContextFactory<PortalDbContext> factory, PersonLookup people, AuditTrail audit, AccessChanges changes, TimeProvider time)
{
    private const string What = "The personal access token";

    /// <summary>A page of tokens by id.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="userId">Only this person's; null for one's own, for administrators everybody's.</param>
    /// <param name="isLive">Only those that work, or only those that do not; null for all.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<Page<PersonalAccessTokenView>>> ListAsync(Caller caller, long? userId, bool? isLive, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor person)
            return Failure.Forbidden("Sign in first.");
        if (userId is not null && userId != person.UserId && !person.IsAdministrator)
            return Failure.Forbidden("Only administrators see the tokens of others.");
        var now = time.GetUtcNow();
        var only = userId ?? (person.IsAdministrator ? null : person.UserId);
        var tokens = db.PersonalAccessTokens.Where(token => only == null || token.UserId == only);
        if (isLive is { } live)
            tokens = tokens.Where(token => (token.RevokedAt == null && (token.ExpiresAt == null || token.ExpiresAt >= now)) == live);
        var rows = await PersonalAccessTokenProjection.ViewsAsync(db, tokens.OrderBy(token => token.Id).Skip(page.Offset).Take(page.Size), now, ct);
        return new Page<PersonalAccessTokenView>(rows, await tokens.CountUpToMostAsync(page, rows.Count, ct), page);
    }

    /// <summary>One token.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="tokenId">Which one.</param>
    /// <param name="inUse">The token that asks; it may always read itself.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<PersonalAccessTokenView>> GetAsync(Caller caller, long tokenId, long inUse, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await FindAsync(db, caller, tokenId, inUse, ct);
        return found.IsSuccess ? await ViewAsync(db, tokenId) : found.Failure;
    }

    /// <summary>Creates a token for a person; administrators only. The secret is in the answer and nowhere else.</summary>
    public Task<Result<PersonalAccessTokenReveal>> CreateForAsync(Caller caller, long userId, PersonalAccessTokenInput input, CancellationToken ct) =>
        factory.ChangeAsync<PersonalAccessTokenReveal>(async db =>
        {
            if (await people.GetActorAsync(db, caller, ct) is not PersonActor { IsAdministrator: true } person)
                return Failure.Forbidden("Only administrators create tokens for others.");
            if (!await db.Users.AnyAsync(user => user.Id == userId, ct))
                return Failure.NotFound("The person");
            var now = time.GetUtcNow();
            if (input.FindFaults(now) is { } fault)
                return fault;
            return await IssueAsync(db, caller, person, PersonalAccessToken.Create(userId, input.Name!.Trim(), input.Scopes, input.ExpiresAt?.ToUniversalTime(), now), ct);
        }, ct);

    /// <summary>Ends a token and makes another with the same owner, name and scopes, in one transaction. Needs a token of scope <c>api</c>.</summary>
    public async Task<Result<PersonalAccessTokenReveal>> RotateAsync(Caller caller, long tokenId, long inUse, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<PersonalAccessTokenReveal>(async db =>
        {
            var found = await FindAsync(db, caller, tokenId, inUse, ct);
            if (!found.IsSuccess)
                return found.Failure;
            if (caller.Scopes is { } scopes && !scopes.HasFlag(PersonalAccessTokenScopes.Api))
                return Failure.Forbidden("A token without scope api cannot lengthen its own life.");
            var ((person, token), now) = (found.Value, time.GetUtcNow());
            if (!token.IsLiveAt(now))
                return Failure.Conflict($"{token.Name} has ended. Create a new token instead.");
            var input = new PersonalAccessTokenInput(token.Name, token.Scopes, expiresAt ?? token.ExpiresAt);
            if (input.FindFaults(now) is { } fault)
                return fault;
            token.Revoke(now);
            PersonalAccessTokenAudit.Revoked(audit, db, caller, person, token);
            return await IssueAsync(db, caller, person, PersonalAccessToken.Create(token.UserId, token.Name, token.Scopes, input.ExpiresAt, now), ct);
        }, ct);
        if (result.IsSuccess)
            changes.OnPersonalAccessTokenChanged(tokenId);
        return result;
    }

    /// <summary>Ends a token at once. Ending an ended one changes nothing and succeeds.</summary>
    public async Task<Result> RevokeAsync(Caller caller, long tokenId, long inUse, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<PersonalAccessToken>(async db =>
        {
            var found = await FindAsync(db, caller, tokenId, inUse, ct);
            if (!found.IsSuccess)
                return found.Failure;
            var (person, token) = found.Value;
            if (token.RevokedAt is null)
            {
                token.Revoke(time.GetUtcNow());
                PersonalAccessTokenAudit.Revoked(audit, db, caller, person, token);
                await db.SaveChangesAsync(ct);
            }

            return token;
        }, ct);
        if (!result.IsSuccess)
            return result.Failure;
        changes.OnPersonalAccessTokenChanged(tokenId);
        return Result.Success;
    }

    // One's own with a scope of the API, the very token in use, or for administrators any.
    private async Task<Result<(PersonActor Person, PersonalAccessToken Token)>> FindAsync(PortalDbContext db, Caller caller, long tokenId, long inUse, CancellationToken ct)
    {
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor person
            || await db.PersonalAccessTokens.SingleOrDefaultAsync(token => token.Id == tokenId, ct) is not { } token)
            return Failure.NotFound(What);
        var isOfTheApi = person.Scopes is null || (person.Scopes & (PersonalAccessTokenScopes.Api | PersonalAccessTokenScopes.ReadApi)) != 0;
        return tokenId == inUse || (isOfTheApi && (person.IsAdministrator || token.UserId == person.UserId)) ? (person, token) : Failure.NotFound(What);
    }

    private async Task<PersonalAccessTokenReveal> IssueAsync(PortalDbContext db, Caller caller, PersonActor person, PersonalAccessToken token, CancellationToken ct)
    {
        db.PersonalAccessTokens.Add(token);
        await db.SaveChangesAsync(ct);
        var secret = SecretGenerator.Generate(PersonalAccessTokenSecrets.Prefix);
        PersonalAccessTokenSecrets.Keep(db, token, secret, time.GetUtcNow());
        PersonalAccessTokenAudit.Created(audit, db, caller, person, token);
        await db.SaveChangesAsync(ct);
        var username = await db.Users.Where(user => user.Id == token.UserId).Select(user => user.UserName).SingleAsync(ct) ?? "";
        return new PersonalAccessTokenReveal(await ViewAsync(db, token.Id), username, secret);
    }

    private async Task<PersonalAccessTokenView> ViewAsync(PortalDbContext db, long tokenId) => (await PersonalAccessTokenProjection.ViewsAsync(
        db, db.PersonalAccessTokens.Where(token => token.Id == tokenId), time.GetUtcNow(), CancellationToken.None)).Single();
}
