namespace DeployTokenPortal.Domain.Registries;

/// <summary>What the upstream of a connection is, and so which scopes open it.</summary>
public enum RegistryConnectionKind
{
    /// <summary>It keeps what is published to it: the package or registry scopes.</summary>
    Hosted,

    /// <summary>A pull-through cache of another registry: the virtual registry scopes (contract §8).</summary>
    Virtual,
}
