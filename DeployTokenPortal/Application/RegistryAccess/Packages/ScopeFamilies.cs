using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.RegistryAccess.Packages;

/// <summary>Scopes that mean something at the same door (contract §1.2).</summary>
internal static class ScopeFamilies
{
    public const DeployTokenScopes Package = DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry;

    public const DeployTokenScopes Virtual = DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry;
}
