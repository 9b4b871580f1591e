namespace DeployTokenPortal.Components.Shared.Text;

/// <summary>What a chip needs to know about a scope: whether it changes something.</summary>
public static class ScopeName
{
    /// <summary>True for <c>write_…</c> and for <c>api</c>, which includes writing.</summary>
    public static bool IsWriting(string scope) => scope is "api" || scope.StartsWith("write", StringComparison.Ordinal);
}
