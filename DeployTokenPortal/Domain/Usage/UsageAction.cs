namespace DeployTokenPortal.Domain.Usage;

/// <summary>What a credential was used for. The numbers are stored, so they never change.</summary>
public enum UsageAction : short
{
    /// <summary>Signing in, with nothing asked for yet.</summary>
    Login = 1,

    /// <summary>Pull, download, fetch.</summary>
    Read = 2,

    /// <summary>Push, publish.</summary>
    Write = 3,

    /// <summary>Delete, unlist.</summary>
    Delete = 4,
}
