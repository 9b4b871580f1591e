namespace DeployTokenPortal.Configuration;

/// <summary>Section <c>Portal:Bootstrap</c>: the administrator of an unattended first start. Ignored once a person exists.</summary>
public sealed class BootstrapOptions
{
    public const string Section = "Portal:Bootstrap";

    /// <summary>E-mail of the administrator; null means that the set-up page asks for it.</summary>
    public string? AdminEmail { get; set; }

    /// <summary>Password of the administrator, under the same rules as any other.</summary>
    public string? AdminPassword { get; set; }

    /// <summary>Becomes a personal access token of the administrator with scope <c>api</c>, taken as it is; null for none.</summary>
    public string? AdminToken { get; set; }
}
