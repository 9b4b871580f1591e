using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Api.DeployTokens;

/// <summary>A deploy token; keys and order are GitLab's (contract §3.3). Never the secret.</summary>
/// <param name="Id">Number of the token.</param>
/// <param name="Name">Where it is used.</param>
/// <param name="Username">Log-in name.</param>
/// <param name="ExpiresAt">Last instant at which it works, UTC; null for never.</param>
/// <param name="Scopes">In canonical order.</param>
/// <param name="Revoked">Whether somebody ended it.</param>
/// <param name="Expired">Whether its end has passed, to the instant.</param>
public sealed record DeployTokenResponse(
    long Id, string Name, string Username, DateTimeOffset? ExpiresAt, IReadOnlyList<string> Scopes, bool Revoked, bool Expired)
{
    internal static DeployTokenResponse From(DeployTokenView token) => new(
        token.Id, token.Name, token.Username, token.ExpiresAt, DeployTokenScopeNames.NamesOf(token.Scopes), token.RevokedAt is not null, token.HasExpired);
}

/// <summary>A deploy token with its secret: in the answer of creation only.</summary>
/// <param name="Id">Number of the token.</param>
/// <param name="Name">Where it is used.</param>
/// <param name="Username">Log-in name.</param>
/// <param name="ExpiresAt">Last instant at which it works, UTC; null for never.</param>
/// <param name="Scopes">In canonical order.</param>
/// <param name="Revoked">Always false here.</param>
/// <param name="Expired">Always false here.</param>
/// <param name="Token">The secret. It is shown here and never again.</param>
public sealed record CreatedDeployTokenResponse(
    long Id, string Name, string Username, DateTimeOffset? ExpiresAt, IReadOnlyList<string> Scopes, bool Revoked, bool Expired,
    string Token)
{
    internal static CreatedDeployTokenResponse From(DeployTokenReveal reveal)
    {
        var token = DeployTokenResponse.From(reveal.Token);
        return new(token.Id, token.Name, token.Username, token.ExpiresAt, token.Scopes, token.Revoked, token.Expired, reveal.Secret.Reveal());
    }
}
