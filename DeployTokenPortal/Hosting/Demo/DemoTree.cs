using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Groups;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>Groups four deep and forty projects, with their paths, ancestors and events.</summary>
internal static class DemoTree
{
    public static void Grow(DemoWorld world)
    {
        var groups = new Dictionary<string, Group>();
        foreach (var (path, name, visibility, projects) in DemoNames.Tree)
        {
            var group = AddGroup(world, groups, path, name, visibility);
            foreach (var project in projects)
                AddProject(world, group, project);
        }
    }

    private static Group AddGroup(DemoWorld world, Dictionary<string, Group> groups, string path, string name, Visibility visibility)
    {
        var at = world.From.AddDays(groups.Count).AddHours(9);
        var cut = path.LastIndexOf('/');
        var parent = cut > 0 ? groups[path[..cut]] : null;
        var group = groups[path] = Group.Create(parent, new HolderDetails(name, path[(cut + 1)..], $"Everything of {name}.", visibility), at);
        var id = world.Add(group);
        long[] chain = [id, .. parent is null ? [] : ResourceOf(world, parent).GroupIds];
        world.Db.Routes.Add(new HolderRoute { PathKey = PathRule.Key(path), GroupId = id });
        world.Db.GroupAncestors.AddRange(chain.Select((ancestor, distance) => new GroupAncestor { GroupId = id, AncestorId = ancestor, Distance = distance }));
        Remember(world, new Resource(ResourceKind.Group, id, path, visibility, chain), at, AuditEventNames.GroupCreated, name);
        return group;
    }

    private static void AddProject(DemoWorld world, Group group, string path)
    {
        var at = world.Dice.Between(group.CreatedAt.AddDays(1), group.CreatedAt.AddDays(120));
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(path.Replace('-', ' '));
        // A kit that everybody uses is open inside a closed group too.
        var visibility = path == "design-system" ? Visibility.Internal : group.Visibility;
        var project = Project.Create(group, new HolderDetails(name, path, "", visibility), at);
        var id = world.Add(project);
        world.Db.Routes.Add(new HolderRoute { PathKey = PathRule.Key(project.FullPath), ProjectId = id });
        Remember(world, new Resource(ResourceKind.Project, id, project.FullPath, visibility, ResourceOf(world, group).GroupIds), at, AuditEventNames.ProjectCreated, name);
    }

    private static Resource ResourceOf(DemoWorld world, Group group) =>
        world.Holders.Single(holder => holder.Resource.Kind == ResourceKind.Group && holder.Resource.Id == group.Id).Resource;

    private static void Remember(DemoWorld world, Resource resource, DateTimeOffset at, string eventName, string name)
    {
        world.Holders.Add(new DemoHolder(resource, at));
        world.Record(at, world.People[0], new AuditEntry(
            eventName, AuditScope.Of(resource), new AuditTarget(resource.Kind.ToString(), resource.Id, name), $"{resource.Kind} {resource.FullPath} created."));
    }
}
