using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Domain.DeployTokens;

/// <summary>The fields of a deploy token that people choose.</summary>
/// <param name="Name">Where it will be used.</param>
/// <param name="Username">The log-in name, or null for the default.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">Last instant at which it works, UTC, or null for never.</param>
public sealed record DeployTokenDetails(string Name, string? Username, DeployTokenScopes Scopes, DateTimeOffset? ExpiresAt);
