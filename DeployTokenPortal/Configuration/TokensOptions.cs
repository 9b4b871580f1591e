namespace DeployTokenPortal.Configuration;

/// <summary>Section <c>Portal:Tokens</c>.</summary>
public sealed class TokensOptions
{
    public const string Section = "Portal:Tokens";

    /// <summary>What the secret of a deploy token begins with; stock secret scanners know the default.</summary>
    public string Prefix { get; set; } = "gldt-";
}
