using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.RegistryAccess.Packages;

/// <summary>What a client wants to do at a package or git door.</summary>
public enum PackageUse
{
    /// <summary>What everybody may read once the holder exists, such as NuGet's service index (contract §5.9).</summary>
    Public,

    /// <summary>Download, list, fetch.</summary>
    Read,

    /// <summary>Publish, push.</summary>
    Write,

    /// <summary>Delete, unlist.</summary>
    Delete,
}

/// <summary>One request of a package or git client.</summary>
/// <param name="Format">Whose protocol it speaks.</param>
/// <param name="IsVirtual">Whether a virtual registry (pull-through cache) stands behind it, which has scopes of its own (contract §8).</param>
/// <param name="HolderKind">Group or project.</param>
/// <param name="Holder">Id, full path, or for images the name of the image.</param>
/// <param name="Use">What it does.</param>
/// <param name="NeedsCredential">Whether an anonymous client is refused even where everybody may read (contract §5.2: every non-GET).</param>
/// <param name="Presented">What the client presents; null for nothing.</param>
/// <param name="Address">Source address, for the record.</param>
/// <param name="IsThrottled">Whether the address failed too often lately, so that only secrets in use are looked at.</param>
/// <param name="Door">Through which entrance it came, for the record.</param>
/// <param name="SharingGroupId">The group on which rights are needed besides, see <see cref="Upstream.SharingGroupId"/>.</param>
public sealed record PackageQuestion(
    RegistryFormat Format,
    bool IsVirtual,
    ResourceKind HolderKind,
    string Holder,
    PackageUse Use,
    bool NeedsCredential,
    PresentedCredential? Presented,
    string? Address,
    bool IsThrottled,
    UsageDoor Door,
    long? SharingGroupId = null);

/// <summary>A credential and what follows when it is no good (contract §5.1).</summary>
/// <param name="Credential">As presented.</param>
/// <param name="IsForgiving">Whether a wrong one counts as none, so that public packages can still be read: Basic and <c>Deploy-Token</c> of family A.</param>
/// <param name="IsPersonal">Whether only a personal access token may stand there: the header <c>PRIVATE-TOKEN</c>.</param>
public sealed record PresentedCredential(Credential Credential, bool IsForgiving, bool IsPersonal = false);
