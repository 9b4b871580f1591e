using System.Text.Json.Serialization;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Api.PersonalAccessTokens;

/// <summary>A personal access token, with GitLab's keys.</summary>
/// <param name="Id">Number of the token.</param>
/// <param name="Name">Where it is used.</param>
/// <param name="Revoked">Whether it was ended.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Description">Always null.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="UserId">Its owner.</param>
/// <param name="LastUsedAt">UTC; null if never.</param>
/// <param name="Active">Whether it works now.</param>
/// <param name="ExpiresAt">Day at whose start it stops; null for never.</param>
/// <param name="Token">The secret, in the answers of creation and rotation only.</param>
public sealed record PersonalAccessTokenResponse(
    long Id, string Name, bool Revoked, DateTimeOffset CreatedAt, string? Description, IReadOnlyList<string> Scopes, long UserId, DateTimeOffset? LastUsedAt,
    bool Active, DateOnly? ExpiresAt, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token = null)
{
    internal static PersonalAccessTokenResponse From(PersonalAccessTokenView token) => new(
        token.Id, token.Name, token.RevokedAt is not null, token.CreatedAt, null, PersonalAccessTokenScopeNames.NamesOf(token.Scopes), token.UserId, token.LastUsedAt,
        token.IsActive, token.ExpiresAt is { } end ? DateOnly.FromDateTime(end.UtcDateTime) : null);

    internal static PersonalAccessTokenResponse From(PersonalAccessTokenReveal reveal) => From(reveal.Token) with { Token = reveal.Secret.Reveal() };
}
