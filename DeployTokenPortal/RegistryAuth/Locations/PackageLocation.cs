using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.RegistryAuth.Locations;

/// <summary>Which registry of which holder a request is for, and what follows the registry's root.</summary>
/// <param name="Format">Whose protocol is spoken there.</param>
/// <param name="IsVirtual">Whether it is a pull-through cache.</param>
/// <param name="HolderKind">Group or project; the instance where the path itself names nothing, as at <c>/v2/</c>.</param>
/// <param name="Holder">Id, full path or name of an image.</param>
/// <param name="IsPathNaming">Whether the path, not the configuration, named the holder.</param>
/// <param name="Path">Behind the registry's root.</param>
internal sealed record PackageLocation(RegistryFormat Format, bool IsVirtual, ResourceKind HolderKind, string Holder, bool IsPathNaming, RequestPath Path);
