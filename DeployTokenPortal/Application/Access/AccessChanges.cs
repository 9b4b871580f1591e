namespace DeployTokenPortal.Application.Access;

/// <summary>
/// Tells whoever keeps copies of grants that they are stale. Use cases call it after the commit; listeners must be quick and must not throw.
/// </summary>
public sealed class AccessChanges
{
    /// <summary>A deploy token or its secrets changed; the argument is its id.</summary>
    public event Action<long>? DeployTokenChanged;

    /// <summary>A personal access token changed; the argument is its id.</summary>
    public event Action<long>? PersonalAccessTokenChanged;

    /// <summary>A person was blocked, or changed otherwise; the argument is the person's id.</summary>
    public event Action<long>? PersonChanged;

    /// <summary>Groups or projects were created, renamed, moved, deleted or changed visibility, or memberships changed.</summary>
    public event Action? TreeChanged;

    /// <summary>A registry connection was made, changed or ended.</summary>
    public event Action? ConnectionsChanged;

    public void OnDeployTokenChanged(long tokenId) => DeployTokenChanged?.Invoke(tokenId);

    public void OnPersonalAccessTokenChanged(long tokenId) => PersonalAccessTokenChanged?.Invoke(tokenId);

    public void OnPersonChanged(long userId) => PersonChanged?.Invoke(userId);

    public void OnTreeChanged() => TreeChanged?.Invoke();

    public void OnConnectionsChanged() => ConnectionsChanged?.Invoke();
}
