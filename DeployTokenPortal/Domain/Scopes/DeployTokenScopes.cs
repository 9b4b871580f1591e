namespace DeployTokenPortal.Domain.Scopes;

/// <summary>
/// The seven independent rights of a deploy token (contract §1.2), as a set. The numbers are stored, so they never change.
/// </summary>
[Flags]
public enum DeployTokenScopes
{
    /// <summary>No scope; a token with none is never valid.</summary>
    None = 0,

    /// <summary>git clone and fetch over HTTP.</summary>
    ReadRepository = 1,

    /// <summary>Container pull.</summary>
    ReadRegistry = 2,

    /// <summary>Container push; does not include pull.</summary>
    WriteRegistry = 4,

    /// <summary>Every read on package endpoints.</summary>
    ReadPackageRegistry = 8,

    /// <summary>Create, read and, at project level, delete on package endpoints.</summary>
    WritePackageRegistry = 16,

    /// <summary>Pull through virtual registries and the dependency proxy.</summary>
    ReadVirtualRegistry = 32,

    /// <summary>Pull, push and delete in virtual registries.</summary>
    WriteVirtualRegistry = 64,
}
