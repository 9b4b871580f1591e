namespace DeployTokenPortal.Components.Shared.States;

/// <summary>Colour and icon of a <see cref="StateTag"/>; the word beside it says the same.</summary>
public enum TagKind
{
    /// <summary>Active.</summary>
    Ok,

    /// <summary>Expires soon.</summary>
    Warning,

    /// <summary>Expired.</summary>
    Danger,
    Info,

    /// <summary>Revoked.</summary>
    Ended,

    /// <summary>Never used.</summary>
    Unused,
}
