using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Components.Pages.Groups;

/// <summary>What is typed into the form of a group or project, exactly as typed.</summary>
public sealed class HolderDraft
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "";

    public string Description { get; set; } = "";

    public Visibility Visibility { get; set; } = Visibility.Private;

    /// <summary>Whether somebody wrote the path, so that it no longer follows the name.</summary>
    public bool IsPathTyped { get; set; }

    /// <summary>A draft with the fields of what exists.</summary>
    public static HolderDraft Of(HolderView holder) => new()
    {
        Name = holder.Name,
        Path = holder.Path,
        Description = holder.Description,
        Visibility = holder.Visibility,
        IsPathTyped = true,
    };
}
