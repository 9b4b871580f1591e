namespace DeployTokenPortal.Domain.Usage;

/// <summary>Through which entrance a credential was used. The numbers are stored, so they never change.</summary>
public enum UsageDoor : short
{
    /// <summary><c>/jwt/auth</c>: a container registry's token endpoint.</summary>
    ContainerToken = 1,

    /// <summary>A reverse proxy that asks whether a request may pass.</summary>
    ForwardAuth = 2,

    /// <summary>The portal's own gateway to packages and git.</summary>
    Gateway = 3,
}
