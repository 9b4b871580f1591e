namespace DeployTokenPortal.Domain.Access;

/// <summary>How much a member may do in a group or project. The numbers are GitLab's, are stored, and compare.</summary>
public enum AccessLevel
{
    /// <summary>Not a member.</summary>
    None = 0,

    /// <summary>Sees that the group or project exists.</summary>
    Guest = 10,

    /// <summary>Pulls.</summary>
    Reporter = 20,

    /// <summary>Pulls and pushes.</summary>
    Developer = 30,

    /// <summary>Manages projects and their deploy tokens; sees group tokens.</summary>
    Maintainer = 40,

    /// <summary>Manages the group, its members and its deploy tokens.</summary>
    Owner = 50,
}
