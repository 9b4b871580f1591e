namespace DeployTokenPortal.Domain.Access;

/// <summary>Everything that <see cref="AccessRule"/> can be asked about, at any door.</summary>
public enum AccessAction
{
    /// <summary>Container <c>pull</c>.</summary>
    PullImage,

    /// <summary>Container <c>push</c>.</summary>
    PushImage,

    /// <summary>Container <c>delete</c>.</summary>
    DeleteImage,

    /// <summary>Container <c>*</c>: everything a registry knows.</summary>
    AdministerImages,

    /// <summary><c>registry:catalog:*</c>: the list of all repositories of the instance.</summary>
    ListCatalog,

    /// <summary>Download of a package, its metadata and lists.</summary>
    ReadPackage,

    /// <summary>Publishing of a package.</summary>
    WritePackage,

    /// <summary>Deleting a package, a dist-tag, unlisting a version.</summary>
    DeletePackage,

    /// <summary>Pull through a virtual registry.</summary>
    ReadVirtualRegistry,

    /// <summary>Push to and delete in a virtual registry.</summary>
    WriteVirtualRegistry,

    /// <summary>Use a registry that all below a group share, or all of the instance; asked besides the action itself, whose scope is judged there.</summary>
    UseSharedRegistry,

    /// <summary>git clone and fetch.</summary>
    FetchRepository,

    /// <summary>git push.</summary>
    PushRepository,

    /// <summary>See that a group or project exists, and its overview.</summary>
    View,

    /// <summary>See who is a member.</summary>
    ViewMembers,

    /// <summary>Add, change and remove members.</summary>
    ManageMembers,

    /// <summary>Rename, describe and change visibility.</summary>
    Edit,

    /// <summary>Move elsewhere in the tree.</summary>
    Move,

    /// <summary>Delete the group or project.</summary>
    Delete,

    /// <summary>Make a subgroup or project in a group; a top-level group in the instance.</summary>
    CreateGroup,

    /// <summary>Make a project in a group.</summary>
    CreateProject,

    /// <summary>List and read the deploy tokens of a holder (contract §2).</summary>
    ViewDeployTokens,

    /// <summary>Create, change, rotate, revoke and delete deploy tokens of a holder (contract §2).</summary>
    ManageDeployTokens,

    /// <summary>Make, change and end registry connections. Owners may only where the configuration lets them (<c>Portal:Gateway:OwnerConnections</c>).</summary>
    ManageRegistryConnections,

    /// <summary>Read the audit events of a group, project or the instance.</summary>
    ViewAudit,

    /// <summary>People, registries, signing keys, everything of the whole instance.</summary>
    AdministerInstance,
}
