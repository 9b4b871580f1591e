using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Configuration;

namespace DeployTokenPortal.Api.Groups;

/// <summary>A group, with GitLab's keys.</summary>
/// <param name="Id">Number of the group.</param>
/// <param name="WebUrl">Its page.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Path">Last part of its path.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Visibility"><c>private</c>, <c>internal</c> or <c>public</c>.</param>
/// <param name="FullName">Names from the root down.</param>
/// <param name="FullPath">Full path.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ParentId">The group it lies in; null at the top level.</param>
public sealed record GroupResponse(
    long Id, string WebUrl, string Name, string Path, string Description, string Visibility, string FullName, string FullPath, DateTimeOffset CreatedAt, long? ParentId)
{
    internal static GroupResponse From(HolderRecord group, PublicAddress address) => new(
        group.Id, address.Of("/" + group.FullPath), group.Name, group.Path, group.Description, group.Visibility.ToString().ToLowerInvariant(), group.FullName,
        group.FullPath, group.CreatedAt, group.Above?.Id);
}
