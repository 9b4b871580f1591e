using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.RegistryConnections;

/// <summary>Which formats a group or project has a registry for, and to whose tokens it answers there.</summary>
public sealed class ConnectedFormatTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Reach_follows_from_the_address_and_from_where_the_connection_hangs(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var svc = await portal.AddProjectAsync(root, "svc", acme);
        await ConnectAsync(portal, root, RegistryFormat.Npm, "http://127.0.0.1/{project_path}");
        await ConnectAsync(portal, root, RegistryFormat.Maven, "http://127.0.0.1/shared", acme);
        await ConnectAsync(portal, root, RegistryFormat.NuGet, "http://127.0.0.1/shared");

        Assert.Equal([new(RegistryFormat.Npm, default), new(RegistryFormat.Maven, default, FormatReach.Shared)], await ListAsync(portal, root, ResourceKind.Project, svc));
        Assert.Equal([new(RegistryFormat.Npm, default, FormatReach.ProjectsBelow), new(RegistryFormat.Maven, default)], await ListAsync(portal, root, ResourceKind.Group, acme));
    }

    [Fact]
    public async Task Person_who_may_not_see_the_project_learns_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var svc = await portal.AddProjectAsync(root, "svc", await portal.AddGroupAsync(root, "acme"));
        await ConnectAsync(portal, root, RegistryFormat.Npm, "http://127.0.0.1/{project_path}");

        Assert.Empty(await ListAsync(portal, await portal.AddPersonAsync("tom"), ResourceKind.Project, svc));
    }

    private static Task<IReadOnlyList<ConnectedFormat>> ListAsync(TestPortal portal, Caller caller, ResourceKind kind, HolderRef holder) =>
        portal.Get<RegistryConnectionQueries>().ListFormatsAsync(caller, kind, holder.Id, TestContext.Current.CancellationToken);

    private static async Task ConnectAsync(TestPortal portal, Caller caller, RegistryFormat format, string url, HolderRef? group = null) =>
        TestPortal.Succeeded(await portal.Get<RegistryConnectionService>().CreateAsync(
            caller,
            new RegistryConnectionInput { Format = format, UpstreamUrl = url, HolderKind = group is null ? ResourceKind.Instance : ResourceKind.Group, HolderId = group?.Id ?? 0 },
            TestContext.Current.CancellationToken));
}
