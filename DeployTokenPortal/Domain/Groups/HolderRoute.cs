namespace DeployTokenPortal.Domain.Groups;

/// <summary>
/// What a full path stands for: the group or project that has it now, or the one that had it before a move. One row per path, so groups and
/// projects cannot share one.
/// </summary>
public sealed class HolderRoute
{
    /// <summary>The full path as <see cref="PathRule.Key"/> gives it; the key of the row.</summary>
    public required string PathKey { get; init; }

    /// <summary>The group, or null for a project.</summary>
    public long? GroupId { get; set; }

    /// <summary>The project, or null for a group.</summary>
    public long? ProjectId { get; set; }

    /// <summary>Whether this is an old path that leads to the new one. Yields as soon as something new takes the path.</summary>
    public bool IsFormer { get; set; }
}
