using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;

namespace DeployTokenPortal.Application.Groups;

/// <summary>What people type for a group or project.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Path">One path segment; blank means one made from the name.</param>
/// <param name="Description">May be null or empty.</param>
/// <param name="Visibility">Who may see it without being a member.</param>
public sealed record HolderInput(string? Name, string? Path, string? Description, Visibility Visibility)
{
    /// <summary>Checked details, or every fault with its field.</summary>
    internal Result<HolderDetails> Check(string? parentFullPath)
    {
        var name = Name?.Trim() ?? "";
        var path = Path?.Trim() is { Length: > 0 } typed ? typed : PathRule.Suggest(name);
        var details = new HolderDetails(name, path, Description?.Trim() ?? "", Visibility);
        List<FieldFailure> faults = [.. PathRule.Check(details, parentFullPath is null).Select(fault => Explain(fault, details))];
        if (faults.Count == 0 && PathRule.Join(parentFullPath, path).Length > PathRule.FullPathLength)
            faults.Add(new FieldFailure(nameof(Path), $"The full path would be over {PathRule.FullPathLength} characters. Use a shorter one."));
        return faults.Count == 0 ? details : Failure.Invalid(faults);
    }

    private static FieldFailure Explain(PathFault fault, HolderDetails details) => fault switch
    {
        PathFault.NameBlank => new(nameof(Name), "Enter a name."),
        PathFault.NameTooLong => new(nameof(Name), $"Use at most {PathRule.NameLength} characters. This has {details.Name.Length}."),
        PathFault.DescriptionTooLong => new(nameof(Description), $"Use at most {PathRule.DescriptionLength} characters. This has {details.Description.Length}."),
        PathFault.PathBlank => new(nameof(Path), "Enter a path of letters and digits."),
        PathFault.PathTooLong => new(nameof(Path), $"Use at most {PathRule.SegmentLength} characters. This has {details.Path.Length}."),
        PathFault.PathCharacters => new(nameof(Path),
            "Use letters and digits, joined by single dots, underscores or hyphens. The path is part of image names."),
        PathFault.PathReserved => new(nameof(Path), $"“{details.Path}” is an address of the portal itself. Choose another path."),
    };
}

/// <summary>What is to change about a group or project; a null says nothing about a field.</summary>
public sealed record HolderChange(string? Name, string? Path, string? Description, Visibility? Visibility)
{
    /// <summary>The whole input, with what stays.</summary>
    public HolderInput ApplyTo(HolderRecord stored) =>
        new(Name ?? stored.Name, Path ?? stored.Path, Description ?? stored.Description, Visibility ?? stored.Visibility);
}
