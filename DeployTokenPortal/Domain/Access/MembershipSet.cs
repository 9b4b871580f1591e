namespace DeployTokenPortal.Domain.Access;

/// <summary>The direct memberships of one person: level by group id and by project id. Immutable.</summary>
public sealed class MembershipSet(IReadOnlyDictionary<long, AccessLevel> groups, IReadOnlyDictionary<long, AccessLevel> projects)
{
    /// <summary>A person who is a member of nothing.</summary>
    public static MembershipSet Empty { get; } = new(new Dictionary<long, AccessLevel>(), new Dictionary<long, AccessLevel>());

    /// <summary>Groups with a direct membership.</summary>
    public IEnumerable<long> GroupIds => groups.Keys;

    /// <summary>Projects with a direct membership.</summary>
    public IEnumerable<long> ProjectIds => projects.Keys;

    /// <summary>The level given on exactly this group or project, not inherited.</summary>
    public AccessLevel DirectLevelOn(ResourceKind kind, long id) => kind switch
    {
        ResourceKind.Instance => AccessLevel.None,
        ResourceKind.Group => groups.GetValueOrDefault(id),
        ResourceKind.Project => projects.GetValueOrDefault(id),
    };

    /// <summary>
    /// The highest level on the way from the resource up to its root group (design §3); <see cref="AccessLevel.None"/> when there is none.
    /// </summary>
    public AccessLevel LevelOn(Resource resource)
    {
        var level = resource.Kind == ResourceKind.Project && projects.TryGetValue(resource.Id, out var direct) ? direct : AccessLevel.None;
        foreach (var groupId in resource.GroupIds)
        {
            if (groups.TryGetValue(groupId, out var inherited) && inherited > level)
                level = inherited;
        }

        return level;
    }
}
