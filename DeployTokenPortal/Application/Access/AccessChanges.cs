namespace DeployTokenPortal.Application.Access;

/// <summary>
/// Tells whoever keeps copies of grants that they are stale. Use cases call it after the commit; listeners must be quick and must not throw.
/// </summary>
public sealed class AccessChanges
{
    /// <summary>A deploy token or its secrets were made or changed; the argument is its id.</summary>
    public event Action<long>? DeployTokenChanged;

    /// <summary>A personal access token was made or changed; the argument is its id.</summary>
    public event Action<long>? PersonalAccessTokenChanged;

    /// <summary>A person was blocked, or changed otherwise; the argument is the person's id.</summary>
    public event Action<long>? PersonChanged;

    /// <summary>Groups or projects were created, renamed, moved, deleted or changed visibility, or memberships changed.</summary>
    public event Action? TreeChanged;

    /// <summary>A registry connection was made, changed or ended.</summary>
    public event Action? ConnectionsChanged;

    /// <summary>A signing key was made.</summary>
    public event Action? SigningKeysChanged;

    /// <summary>A use case of this node changed something: the other nodes have to hear of it. Raised after the node's own listeners were told.</summary>
    public event Action<AccessChange>? MadeHere;

    public void OnDeployTokenChanged(long tokenId) => Make(new AccessChange(AccessChangeKind.DeployToken, tokenId));

    public void OnPersonalAccessTokenChanged(long tokenId) => Make(new AccessChange(AccessChangeKind.PersonalAccessToken, tokenId));

    public void OnPersonChanged(long userId) => Make(new AccessChange(AccessChangeKind.Person, userId));

    public void OnTreeChanged() => Make(new AccessChange(AccessChangeKind.Tree));

    public void OnConnectionsChanged() => Make(new AccessChange(AccessChangeKind.Connections));

    public void OnSigningKeysChanged() => Make(new AccessChange(AccessChangeKind.SigningKeys));

    /// <summary>Tells this node's listeners of a change that may have been made elsewhere, and nobody else.</summary>
    public void Tell(AccessChange change)
    {
        switch (change.Kind)
        {
            case AccessChangeKind.DeployToken:
                DeployTokenChanged?.Invoke(change.Id);
                break;
            case AccessChangeKind.PersonalAccessToken:
                PersonalAccessTokenChanged?.Invoke(change.Id);
                break;
            case AccessChangeKind.Person:
                PersonChanged?.Invoke(change.Id);
                break;
            case AccessChangeKind.Tree:
                TreeChanged?.Invoke();
                break;
            case AccessChangeKind.Connections:
                ConnectionsChanged?.Invoke();
                break;
            case AccessChangeKind.SigningKeys:
                SigningKeysChanged?.Invoke();
                break;
        }
    }

    private void Make(AccessChange change)
    {
        Tell(change);
        MadeHere?.Invoke(change);
    }
}
