namespace DeployTokenPortal.Security.Signing;

/// <summary>What a registry token says. Times are cut to whole seconds when they are written.</summary>
public sealed record RegistryTokenClaims
{
    /// <summary>Must equal the registry's <c>issuer</c> setting byte for byte.</summary>
    public required string Issuer { get; init; }

    /// <summary>The registry's <c>service</c>. One text: distribution refuses a list.</summary>
    public required string Audience { get; init; }

    /// <summary>Name of the caller; null for anonymous, then the claim is left out.</summary>
    public string? Subject { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The caller of the signer makes sure that it does not outlive the credential.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Last instant at which the caller's credential works, UTC; null while no end is set.</summary>
    public DateTimeOffset? CredentialEndsAt { get; init; }

    /// <summary>Unique to this token.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>How the caller signed in, in GitLab's words: <c>deploy_token</c>, <c>personal_access_token</c>, <c>none</c> …</summary>
    public required string AuthType { get; init; }

    /// <summary>What is granted; may be empty, which a registry takes as a valid token without any right.</summary>
    public required IReadOnlyList<RegistryAccess> Access { get; init; }

    /// <summary>Who the caller is, as GitLab tells registries; null for anonymous.</summary>
    public RegistryUser? User { get; init; }
}

/// <summary>Actions granted on one resource. Distribution token specification: <c>type</c>, <c>name</c>, <c>actions</c>.</summary>
public sealed record RegistryAccess(string Type, string Name, IReadOnlyList<string> Actions, RegistryAccessMeta? Meta = null);

/// <summary>GitLab's extra facts about a repository; distribution ignores them.</summary>
public sealed record RegistryAccessMeta(string ProjectPath, long ProjectId, long RootNamespaceId);

/// <summary>The caller: exactly one of the ids is set.</summary>
public sealed record RegistryUser(string TokenType, string Username, long? UserId = null, long? DeployTokenId = null);
