using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security.Signing;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.RegistryAuth.Docker;

/// <summary>Turns a grant into the JWT of contract §4.5.</summary>
internal sealed class RegistryTokenIssuer(RegistryTokenSigner signer, IOptions<RegistryOptions> options, TimeProvider time)
{
    /// <summary>The signed token, or null while no key can sign. It never outlives the credential it was given for.</summary>
    public IssuedToken? Issue(RegistryAnswer.Granted granted, string service)
    {
        var now = time.GetUtcNow();
        var end = now + options.Value.TokenLifetime;
        if (granted.EndsAt < end)
            end = granted.EndsAt.Value;
        var text = signer.TrySign(new RegistryTokenClaims
        {
            Issuer = options.Value.Issuer,
            Audience = service,
            Subject = SubjectOf(granted.Actor),
            IssuedAt = now,
            ExpiresAt = end,
            CredentialEndsAt = granted.EndsAt,
            AuthType = AuthTypeOf(granted.Actor),
            Access = [.. granted.Grants.Select(ToAccess)],
            User = UserOf(granted.Actor),
        });
        return text is null ? null : new IssuedToken(text, now, end.ToUnixTimeSeconds() - now.ToUnixTimeSeconds());
    }

    private static Security.Signing.RegistryAccess ToAccess(RegistryGrant grant) => new(
        grant.Type, grant.Name, grant.Actions,
        grant.Project is { } project ? new RegistryAccessMeta(project.Path, project.Id, project.RootGroupId) : null);

    private static string? SubjectOf(Actor actor) => actor switch
    {
        DeployTokenActor token => token.Username,
        PersonActor person => person.Username,
        _ => null,
    };

    private static string AuthTypeOf(Actor actor) => actor switch
    {
        DeployTokenActor => "deploy_token",
        PersonActor => "personal_access_token",
        _ => "none",
    };

    private static RegistryUser? UserOf(Actor actor) => actor switch
    {
        DeployTokenActor token => new RegistryUser("deploy_token", token.Username, DeployTokenId: token.TokenId),
        PersonActor person => new RegistryUser("personal_access_token", person.Username, UserId: person.UserId),
        _ => null,
    };
}

/// <summary>A signed registry token.</summary>
/// <param name="Text">The JWT in compact form, ASCII.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="ExpiresIn">Life in whole seconds.</param>
internal sealed record IssuedToken(byte[] Text, DateTimeOffset IssuedAt, long ExpiresIn);
