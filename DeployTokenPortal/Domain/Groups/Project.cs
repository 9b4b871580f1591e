using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Groups;

/// <summary>What images, packages and git repositories belong to. Always in a group.</summary>
public sealed class Project
{
    /// <summary>Never reused. 0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>The group it is in.</summary>
    public long GroupId { get; private set; }

    /// <summary>Shown to people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Last segment of the full path.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Every segment from the root, joined by slashes; unique without regard to case among live groups and projects.</summary>
    public string FullPath { get; private set; } = "";

    /// <summary>Name and full path in lower case, for search.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Who may see it without being a member.</summary>
    public Visibility Visibility { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was deleted, UTC; a deleted project keeps its row for the audit trail and the counts.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>Guards against two changes at once; set by the context on save.</summary>
    public Guid Version { get; private set; }

    private Project()
    {
    }

    /// <summary>A new project; the fields have been checked with <see cref="PathRule"/>.</summary>
    public static Project Create(Group group, HolderDetails details, DateTimeOffset now)
    {
        var project = new Project { GroupId = group.Id, CreatedAt = now };
        project.Change(details, group.FullPath);
        return project;
    }

    /// <summary>Replaces name, path, description and visibility.</summary>
    /// <param name="details">The new fields.</param>
    /// <param name="groupFullPath">Full path of its group.</param>
    public void Change(HolderDetails details, string groupFullPath)
    {
        Name = details.Name;
        Path = details.Path;
        Description = details.Description;
        Visibility = details.Visibility;
        Follow(PathRule.Join(groupFullPath, details.Path));
    }

    /// <summary>Puts the project into another group.</summary>
    public void MoveTo(Group group)
    {
        GroupId = group.Id;
        Follow(PathRule.Join(group.FullPath, Path));
    }

    /// <summary>Follows a change of path above.</summary>
    /// <param name="fullPath">The new full path; its last segment stays <see cref="Path"/>.</param>
    public void Follow(string fullPath)
    {
        FullPath = fullPath;
        SearchText = $"{Name} {fullPath}".ToLowerInvariant();
    }

    /// <summary>Takes the project out of every list, for good.</summary>
    public void Delete(DateTimeOffset now) => DeletedAt ??= now;
}
