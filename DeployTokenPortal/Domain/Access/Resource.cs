namespace DeployTokenPortal.Domain.Access;

/// <summary>What kind of thing an action aims at.</summary>
public enum ResourceKind
{
    /// <summary>The whole portal.</summary>
    Instance,

    /// <summary>A group.</summary>
    Group,

    /// <summary>A project.</summary>
    Project,
}

/// <summary>What an action aims at, with just the facts a decision needs.</summary>
/// <param name="Kind">Instance, group or project.</param>
/// <param name="Id">Id of the group or project; 0 for the instance.</param>
/// <param name="FullPath">Full path such as <c>acme/platform/svc</c>; empty for the instance.</param>
/// <param name="Visibility">Who may see it without being a member.</param>
/// <param name="GroupIds">Groups from the nearest to the root; for a group this starts with the group itself; empty for the instance.</param>
public sealed record Resource(ResourceKind Kind, long Id, string FullPath, Visibility Visibility, IReadOnlyList<long> GroupIds)
{
    /// <summary>The whole portal.</summary>
    public static Resource Instance { get; } = new(ResourceKind.Instance, 0, "", Visibility.Private, []);

    /// <summary>Id of the top-level group above, 0 for the instance.</summary>
    public long RootGroupId => GroupIds.Count == 0 ? 0 : GroupIds[^1];
}
