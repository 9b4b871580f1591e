namespace DeployTokenPortal.Domain.Scopes;

/// <summary>The wire names of <see cref="PersonalAccessTokenScopes"/>.</summary>
public static class PersonalAccessTokenScopeNames
{
    private static readonly (PersonalAccessTokenScopes Scope, string Name)[] s_names =
    [
        (PersonalAccessTokenScopes.Api, "api"),
        (PersonalAccessTokenScopes.ReadApi, "read_api"),
        (PersonalAccessTokenScopes.ReadRegistry, "read_registry"),
        (PersonalAccessTokenScopes.WriteRegistry, "write_registry"),
    ];

    /// <summary>Every single scope, in the order shown.</summary>
    public static IReadOnlyList<PersonalAccessTokenScopes> All { get; } = [.. s_names.Select(pair => pair.Scope)];

    /// <summary>The wire names of the scopes in the set, in the order shown.</summary>
    public static IReadOnlyList<string> NamesOf(PersonalAccessTokenScopes scopes) =>
        [.. s_names.Where(pair => scopes.HasFlag(pair.Scope)).Select(pair => pair.Name)];

    /// <summary>The scope with this wire name (case-sensitive), or null when there is none.</summary>
    public static PersonalAccessTokenScopes? Find(string name)
    {
        var scope = Array.Find(s_names, pair => pair.Name == name).Scope;
        return scope == PersonalAccessTokenScopes.None ? null : scope;
    }
}
