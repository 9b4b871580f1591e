using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>One allowed request on its way to the upstream.</summary>
/// <param name="Format">Whose protocol it speaks.</param>
/// <param name="Upstream">Where it goes.</param>
/// <param name="Address">What is asked of the upstream.</param>
/// <param name="GatewayRoot">Absolute address of the registry at the gateway, with a slash at its end.</param>
/// <param name="Rest">Decoded segments behind the root.</param>
/// <param name="Use">What it does.</param>
/// <param name="Answer">For whom, and where.</param>
internal sealed record GatewayRequest(
    RegistryFormat Format, Upstream Upstream, Uri Address, string GatewayRoot, IReadOnlyList<string> Rest, PackageUse Use, PackageAnswer Answer);
