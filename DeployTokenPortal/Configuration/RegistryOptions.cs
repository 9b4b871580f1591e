using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Configuration;

/// <summary>Section <c>Portal:Registry</c>: the tokens that container registries accept.</summary>
public sealed class RegistryOptions
{
    public const string Section = "Portal:Registry";

    /// <summary>Accepted values of <c>service</c>; nothing is signed for any other.</summary>
    public IReadOnlyList<string> Service { get; set; } = ["container_registry"];

    /// <summary>The <c>iss</c> claim; must equal the registry's <c>issuer</c> byte for byte.</summary>
    public string Issuer { get; set; } = "deploy-token-portal";

    /// <summary>Life of a registry token. An upload that takes longer fails at its end; a revoked token works on for this long and the registry's leeway.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What registry tokens are signed with.</summary>
    public SigningAlgorithm Algorithm { get; set; } = SigningAlgorithm.ES256;

    /// <summary>The algorithm as registries write it.</summary>
    public string AlgorithmName => Algorithm.ToString();

    /// <summary>Failed sign-ins from one address within <see cref="FailureWindow"/> after which only tokens in use are let through from there.</summary>
    public int FailureLimit { get; set; } = 30;

    /// <summary>The time in which failures are counted, and how long an address waits at most.</summary>
    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromMinutes(1);
}
