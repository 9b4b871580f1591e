using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Groups;

/// <summary>The fields of a group or project that people choose.</summary>
/// <param name="Name">Shown to people.</param>
/// <param name="Path">One path segment.</param>
/// <param name="Description">What it is for; may be empty.</param>
/// <param name="Visibility">Who may see it without being a member.</param>
public sealed record HolderDetails(string Name, string Path, string Description, Visibility Visibility);
