using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Groups;

/// <summary>A folder of projects and further groups, at most <see cref="PathRule.MaximumDepth"/> deep.</summary>
public sealed class Group
{
    /// <summary>Never reused. 0 until stored.</summary>
    public long Id { get; private set; }

    /// <summary>The group above, or null for a top-level group.</summary>
    public long? ParentId { get; private set; }

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

    /// <summary>When it was deleted, UTC; a deleted group keeps its row for the audit trail and the counts.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>Guards against two changes at once; set by the context on save.</summary>
    public Guid Version { get; private set; }

    private Group()
    {
    }

    /// <summary>A new group; the fields have been checked with <see cref="PathRule"/>.</summary>
    /// <param name="parent">The group above, or null for a top-level group.</param>
    /// <param name="details">Name, path, description, visibility.</param>
    /// <param name="now">UTC.</param>
    public static Group Create(Group? parent, HolderDetails details, DateTimeOffset now)
    {
        var group = new Group { ParentId = parent?.Id, CreatedAt = now };
        group.Change(details, parent?.FullPath);
        return group;
    }

    /// <summary>Replaces name, path, description and visibility.</summary>
    /// <param name="details">The new fields.</param>
    /// <param name="parentFullPath">Full path of the group above, or null at the top.</param>
    public void Change(HolderDetails details, string? parentFullPath)
    {
        Name = details.Name;
        Path = details.Path;
        Description = details.Description;
        Visibility = details.Visibility;
        Follow(PathRule.Join(parentFullPath, details.Path));
    }

    /// <summary>Hangs the group under another one, or makes it a top-level group.</summary>
    public void MoveTo(Group? parent)
    {
        ParentId = parent?.Id;
        Follow(PathRule.Join(parent?.FullPath, Path));
    }

    /// <summary>Follows a change of path above.</summary>
    /// <param name="fullPath">The new full path; its last segment stays <see cref="Path"/>.</param>
    public void Follow(string fullPath)
    {
        FullPath = fullPath;
        SearchText = $"{Name} {fullPath}".ToLowerInvariant();
    }

    /// <summary>Takes the group out of every list, for good.</summary>
    public void Delete(DateTimeOffset now) => DeletedAt ??= now;
}
