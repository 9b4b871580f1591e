using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>Where the requests for one format of one group or project go.</summary>
/// <param name="ConnectionId">The registry connection.</param>
/// <param name="Name">Its shown name.</param>
/// <param name="IsVirtual">Whether it is a pull-through cache, which has scopes of its own.</param>
/// <param name="Address">Absolute, with a slash at its end; what follows the registry's root is appended.</param>
/// <param name="Username">With which the portal signs in there; null for a bare token or for none.</param>
/// <param name="Password">Its password, or a bare token; null for none.</param>
/// <param name="MayReachPrivate">Whether an administrator gave the address.</param>
/// <param name="SharingGroupId">
/// Id of the group on which rights are needed besides those on the holder, because its whole subtree meets the same packages there; 0 for the whole
/// instance, null for nobody else.
/// </param>
public sealed record Upstream(
    long ConnectionId, string Name, bool IsVirtual, Uri Address, string? Username, SecretValue? Password, bool MayReachPrivate, long? SharingGroupId);
