namespace DeployTokenPortal.Domain.Groups;

/// <summary>One line of the tree's closure: every group is below each of its ancestors, and below itself at distance 0.</summary>
public sealed class GroupAncestor
{
    /// <summary>The group that is below.</summary>
    public long GroupId { get; init; }

    /// <summary>The group that is above, or the same one.</summary>
    public long AncestorId { get; init; }

    /// <summary>Steps from the group up to the ancestor; 0 for itself.</summary>
    public int Distance { get; init; }
}
