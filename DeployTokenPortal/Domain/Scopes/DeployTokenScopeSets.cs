namespace DeployTokenPortal.Domain.Scopes;

/// <summary>Scopes that have something in common.</summary>
public static class DeployTokenScopeSets
{
    /// <summary>Every scope that changes something.</summary>
    public const DeployTokenScopes Writing = DeployTokenScopes.WriteRegistry | DeployTokenScopes.WritePackageRegistry | DeployTokenScopes.WriteVirtualRegistry;

    /// <summary>What is left when nothing may be changed.</summary>
    public static DeployTokenScopes WithoutWriting(this DeployTokenScopes scopes) => scopes & ~Writing;
}
