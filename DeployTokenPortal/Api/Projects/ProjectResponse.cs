using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Configuration;

namespace DeployTokenPortal.Api.Projects;

/// <summary>A project, with GitLab's keys.</summary>
/// <param name="Id">Number of the project.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Name">Shown name.</param>
/// <param name="NameWithNamespace">Names from the root down.</param>
/// <param name="Path">Last part of its path.</param>
/// <param name="PathWithNamespace">Full path.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="DefaultBranch">Always null: the portal holds no repository.</param>
/// <param name="WebUrl">Its page.</param>
/// <param name="Namespace">The group it lies in.</param>
/// <param name="Archived">Always false.</param>
/// <param name="Visibility"><c>private</c>, <c>internal</c> or <c>public</c>.</param>
public sealed record ProjectResponse(
    long Id, string Description, string Name, string NameWithNamespace, string Path, string PathWithNamespace, DateTimeOffset CreatedAt, string? DefaultBranch,
    string WebUrl, NamespaceResponse Namespace, bool Archived, string Visibility)
{
    internal static ProjectResponse From(HolderRecord project, PublicAddress address) => new(
        project.Id, project.Description, project.Name, project.FullName, project.Path, project.FullPath, project.CreatedAt, null,
        address.Of("/" + project.FullPath), NamespaceResponse.From(project.Above!, address), false, project.Visibility.ToString().ToLowerInvariant());
}

/// <summary>The group that a project lies in.</summary>
/// <param name="Id">Number of the group.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Path">Last part of its path.</param>
/// <param name="Kind">Always <c>group</c>.</param>
/// <param name="FullPath">Full path.</param>
/// <param name="ParentId">The group above it; null at the top level.</param>
/// <param name="WebUrl">Its page.</param>
public sealed record NamespaceResponse(long Id, string Name, string Path, string Kind, string FullPath, long? ParentId, string WebUrl)
{
    internal static NamespaceResponse From(HolderPlace group, PublicAddress address) =>
        new(group.Id, group.Name, group.Path, "group", group.FullPath, group.ParentId, address.Of("/" + group.FullPath));
}
