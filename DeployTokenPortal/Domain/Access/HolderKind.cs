namespace DeployTokenPortal.Domain.Access;

/// <summary>What a deploy token belongs to; fixed when it is created (contract §1.1). The numbers are stored.</summary>
public enum HolderKind
{
    /// <summary>The token reaches exactly this project.</summary>
    Project = 0,

    /// <summary>The token reaches every project below this group, later ones included.</summary>
    Group = 1,
}
