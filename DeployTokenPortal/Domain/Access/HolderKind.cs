namespace DeployTokenPortal.Domain.Access;

/// <summary>What a deploy token belongs to; fixed when it is created (contract §1.1).</summary>
public enum HolderKind
{
    /// <summary>The token reaches exactly this project.</summary>
    Project,

    /// <summary>The token reaches every project below this group, later ones included.</summary>
    Group,
}
