using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>Turns a credential into an actor. Unknown, revoked, expired, mistyped and misnamed ones differ only in the log.</summary>
internal sealed class CredentialLookup(
    SecretDirectory directory, IDbContextFactory<PortalDbContext> factory, PersonLookup people, IOptions<TokensOptions> options, TimeProvider time)
{
    /// <summary>Who presents this credential, or why nobody does.</summary>
    /// <param name="credential">As presented.</param>
    /// <param name="isThrottled">Whether only secrets in use lately are looked at, because the address failed too often.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<CredentialResult> FindAsync(Credential credential, bool isThrottled, CancellationToken ct)
    {
        if ((credential.ProvenDigest ?? DigestOf(credential.Secret)) is not { } digest)
            return CredentialResult.Refused(isThrottled ? CredentialFault.Throttled : CredentialFault.Malformed);
        var secret = isThrottled ? directory.FindInMemory(digest) : await directory.FindAsync(digest, ct);
        return secret switch
        {
            DeployTokenSecret known => Judge(known, credential),
            PersonalSecret known => await JudgeAsync(known, credential, ct),
            _ => CredentialResult.Refused(isThrottled ? CredentialFault.Throttled : CredentialFault.Unknown),
        };
    }

    private byte[]? DigestOf(SecretValue? presented) =>
        presented is not null && SecretFormat.Judge(presented.Reveal(), options.Value.Prefix) == SecretShape.Plausible ? SecretDigest.Compute(presented) : null;

    // Contract §4.2: the name must equal the token's exactly, letter case included.
    private CredentialResult Judge(DeployTokenSecret known, Credential credential)
    {
        var (token, now) = (known.Token, time.GetUtcNow());
        if (token.IsEnded)
            return CredentialResult.Refused(CredentialFault.Ended, token);
        if (token.ExpiresAt < now || known.ValidUntil < now)
            return CredentialResult.Refused(CredentialFault.Expired, token);
        return credential.IsNameless || FixedTime.AreEqual(credential.Username, token.Username)
            ? CredentialResult.Of(token, null, Earlier(token.ExpiresAt, known.ValidUntil))
            : CredentialResult.Refused(CredentialFault.WrongUsername, token);
    }

    // A person's names are no secret and compare as at sign-in: either one, without regard to case.
    private async Task<CredentialResult> JudgeAsync(PersonalSecret known, Credential credential, CancellationToken ct)
    {
        if (known.ExpiresAt < time.GetUtcNow())
            return CredentialResult.Refused(CredentialFault.Expired);
        if (!credential.IsNameless && !IsNameOf(credential.Username, known))
            return CredentialResult.Refused(CredentialFault.WrongUsername);
        await using var db = await factory.CreateDbContextAsync(ct);
        var caller = new Common.Caller(known.UserId, Common.Doors.Registry, null, null, known.Scopes);
        return await people.GetActorAsync(db, caller, ct) is PersonActor person
            ? CredentialResult.Of(person, known.TokenId, known.ExpiresAt)
            : CredentialResult.Refused(CredentialFault.Ended);
    }

    private static bool IsNameOf(string username, PersonalSecret known) =>
        username.Equals(known.Username, StringComparison.OrdinalIgnoreCase) || username.Equals(known.Email, StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other ? one : other ?? one;
}

/// <summary>Why a credential is no good; for the log and the audit only.</summary>
internal enum CredentialFault
{
    /// <summary>It cannot be a secret: wrong shape or checksum. Nothing was looked up.</summary>
    Malformed,

    /// <summary>Nothing has this secret.</summary>
    Unknown,

    /// <summary>The token was revoked, or the person blocked.</summary>
    Ended,

    /// <summary>The token, or a rotated secret, has expired.</summary>
    Expired,

    /// <summary>The secret is good, the name beside it is not.</summary>
    WrongUsername,

    /// <summary>The token is good, but none of its scopes means anything at this door.</summary>
    OtherDoor,

    /// <summary>The address failed too often lately and the secret is not one that is in use.</summary>
    Throttled,
}

/// <summary>Who presents a credential, or why nobody does.</summary>
/// <param name="Actor">The actor; null when refused.</param>
/// <param name="PersonalAccessTokenId">The personal access token in use; null for deploy tokens.</param>
/// <param name="EndsAt">Last instant at which the credential works, UTC; null while no end is set.</param>
/// <param name="Fault">Why it was refused; null when it was not.</param>
/// <param name="Token">The deploy token whose secret was proved although it was refused.</param>
internal sealed record CredentialResult(Actor? Actor, long? PersonalAccessTokenId, DateTimeOffset? EndsAt, CredentialFault? Fault, DeployTokenActor? Token)
{
    public static CredentialResult Of(Actor actor, long? personalAccessTokenId, DateTimeOffset? endsAt) =>
        new(actor, personalAccessTokenId, endsAt, null, null);

    public static CredentialResult Refused(CredentialFault fault, DeployTokenActor? token = null) => new(null, null, null, fault, token);

    /// <summary>Why it is no good, for the metrics. An empty pair, as NuGet's tools send it to every challenge, is none at all.</summary>
    public DoorReason ReasonFor(Credential presented) => presented.IsEmpty ? DoorReason.NotSignedIn : Fault switch
    {
        CredentialFault.Malformed => DoorReason.MalformedSecret,
        CredentialFault.Unknown => DoorReason.UnknownSecret,
        CredentialFault.Ended => DoorReason.Revoked,
        CredentialFault.Expired => DoorReason.Expired,
        CredentialFault.WrongUsername => DoorReason.WrongUsername,
        CredentialFault.Throttled => DoorReason.Throttled,
        CredentialFault.OtherDoor or null => DoorReason.OtherDoor,
    };
}
