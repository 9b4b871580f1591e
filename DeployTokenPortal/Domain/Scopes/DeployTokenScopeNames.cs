using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Scopes;

/// <summary>The wire names of <see cref="DeployTokenScopes"/>, always in the canonical order of contract §1.2.</summary>
public static class DeployTokenScopeNames
{
    private static readonly (DeployTokenScopes Scope, string Name)[] s_names =
    [
        (DeployTokenScopes.ReadRepository, "read_repository"),
        (DeployTokenScopes.ReadRegistry, "read_registry"),
        (DeployTokenScopes.WriteRegistry, "write_registry"),
        (DeployTokenScopes.ReadPackageRegistry, "read_package_registry"),
        (DeployTokenScopes.WritePackageRegistry, "write_package_registry"),
        (DeployTokenScopes.ReadVirtualRegistry, "read_virtual_registry"),
        (DeployTokenScopes.WriteVirtualRegistry, "write_virtual_registry"),
    ];

    /// <summary>Every single scope, in canonical order.</summary>
    public static IReadOnlyList<DeployTokenScopes> All { get; } = [.. s_names.Select(pair => pair.Scope)];

    /// <summary>The scopes that mean something for a holder of this kind: virtual registries belong to groups only.</summary>
    public static IReadOnlyList<DeployTokenScopes> OfferedTo(HolderKind holder) => holder switch
    {
        HolderKind.Project => [.. All.Take(5)],
        HolderKind.Group => All,
    };

    /// <summary>The wire names of the scopes in the set, in canonical order.</summary>
    public static IReadOnlyList<string> NamesOf(DeployTokenScopes scopes) =>
        [.. s_names.Where(pair => scopes.HasFlag(pair.Scope)).Select(pair => pair.Name)];

    /// <summary>The wire name of exactly one scope.</summary>
    /// <exception cref="ArgumentException">The value is not exactly one scope.</exception>
    public static string NameOf(DeployTokenScopes scope) =>
        Array.Find(s_names, pair => pair.Scope == scope).Name
        ?? throw new ArgumentException($"{scope} is not exactly one scope.", nameof(scope));

    /// <summary>The scope with this wire name (case-sensitive, contract §3.5), or null when there is none.</summary>
    public static DeployTokenScopes? Find(string name)
    {
        var scope = Array.Find(s_names, pair => pair.Name == name).Scope;
        return scope == DeployTokenScopes.None ? null : scope;
    }
}
