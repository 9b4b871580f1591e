using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.RegistryConnections;

public sealed class RegistryConnectionServiceTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Connected_registry_is_listed_named_in_commands_and_forgotten(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var svc = await portal.AddProjectAsync(root, "svc", await portal.AddGroupAsync(root, "acme"));
        var queries = portal.Get<RegistryConnectionQueries>();

        var made = await CreateAsync(portal, root, RegistryConnectionInput.ForImages(" https://registry.acme.example:5000/ "));
        var listed = await ListAsync(portal, root);
        var named = await queries.FindImageRegistryAsync(root, ResourceKind.Project, svc.Id, CancellationToken.None);
        var deleted = await portal.Get<RegistryConnectionService>().DeleteAsync(root, made.Id, CancellationToken.None);

        Assert.True(deleted.IsSuccess);
        Assert.Equal(("registry.acme.example:5000", "https://registry.acme.example:5000"), (made.Name, made.UpstreamUrl));
        Assert.Equal([made], listed);
        Assert.Equal(new RegistryLocation("registry.acme.example:5000", IsPlainHttp: false), named);
        Assert.Empty(await ListAsync(portal, root));
        Assert.Equal([AuditEventNames.RegistryConnectionCreated, AuditEventNames.RegistryConnectionDeleted], await AuditAsync(portal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nearest_connection_serves_and_a_disabled_one_does_not(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var platform = await portal.AddGroupAsync(root, "platform", acme);
        var svc = await portal.AddProjectAsync(root, "svc", platform);
        await CreateAsync(portal, root, Npm("http://instance.example/{project_path}"));
        await CreateAsync(portal, root, Npm("http://acme.example/{project_id}/x") with { HolderKind = ResourceKind.Group, HolderId = acme.Id });
        var own = await CreateAsync(portal, root, Npm("http://svc.example") with { HolderKind = ResourceKind.Project, HolderId = svc.Id });

        var nearest = await UpstreamAsync(portal, ResourceKind.Project, svc.Id);
        TestPortal.Succeeded(await portal.Get<RegistryConnectionService>().UpdateAsync(root, own.Id, new RegistryConnectionChange { IsEnabled = false }, CancellationToken.None));
        var next = await UpstreamAsync(portal, ResourceKind.Project, svc.Id);
        var group = await UpstreamAsync(portal, ResourceKind.Group, platform.Id);

        Assert.Equal(("http://svc.example/", (long?)null), (nearest?.Address.AbsoluteUri, nearest?.SharingGroupId));
        Assert.Equal(($"http://acme.example/{svc.Id}/x/", (long?)null), (next?.Address.AbsoluteUri, next?.SharingGroupId));
        Assert.Null(group);
    }

    [Fact]
    public async Task Password_is_protected_kept_and_never_sent_to_another_host()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var svc = await portal.AddProjectAsync(root, "svc", await portal.AddGroupAsync(root, "acme"));
        var service = portal.Get<RegistryConnectionService>();
        var made = await CreateAsync(portal, root, Npm("http://npm.example/{project_path}") with { UpstreamUsername = "portal", UpstreamPassword = new SecretValue("hunter2") });

        var moved = await service.UpdateAsync(root, made.Id, new RegistryConnectionChange { UpstreamUrl = "http://evil.example/{project_path}" }, CancellationToken.None);
        var within = TestPortal.Succeeded(await service.UpdateAsync(root, made.Id, new RegistryConnectionChange { UpstreamUrl = "http://npm.example/{project_id}" }, CancellationToken.None));
        var upstream = await UpstreamAsync(portal, ResourceKind.Project, svc.Id);

        Assert.Equal("UpstreamPassword", Assert.Single(moved.Failure!.Fields).Field);
        Assert.True(within.HasPassword);
        Assert.Equal(("portal", "hunter2"), (upstream?.Username, upstream?.Password?.Reveal()));
        await using var db = portal.Db();
        Assert.DoesNotContain("hunter2", (await db.RegistryConnections.SingleAsync()).ProtectedPassword, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.AuditEvents.ToListAsync(), row => (row.Message + row.Details).Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Second_registry_for_the_same_packages_is_a_conflict_until_the_first_is_disabled()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var service = portal.Get<RegistryConnectionService>();
        var first = await CreateAsync(portal, root, Npm("http://one.example/{project_path}"));

        var second = await service.CreateAsync(root, Npm("http://two.example/{project_path}"), CancellationToken.None);
        TestPortal.Succeeded(await service.UpdateAsync(root, first.Id, new RegistryConnectionChange { IsEnabled = false }, CancellationToken.None));
        await CreateAsync(portal, root, Npm("http://two.example/{project_path}"));

        Assert.Equal(FailureKind.Conflict, second.Failure?.Kind);
    }

    [Theory]
    [InlineData(false, FailureKind.Forbidden)]
    [InlineData(true, null)]
    public async Task Owners_connect_their_group_only_where_the_configuration_says_so(bool ownerConnections, FailureKind? refused)
    {
        await using var portal = await TestPortal.StartAsync(DatabaseProvider.Sqlite, new GatewayOptions { OwnerConnections = ownerConnections });
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var nadia = await portal.AddPersonAsync("nadia");
        var (acme, other) = (await portal.AddGroupAsync(root, "acme"), await portal.AddGroupAsync(root, "other"));
        TestPortal.Succeeded(await portal.Get<MemberService>().SetAsync(root, ResourceKind.Group, acme.Id, nadia.UserId!.Value, new MemberInput(AccessLevel.Owner, null), CancellationToken.None));
        var service = portal.Get<RegistryConnectionService>();

        var own = await service.CreateAsync(nadia, Npm("http://npm.example") with { HolderKind = ResourceKind.Group, HolderId = acme.Id }, CancellationToken.None);
        var foreign = await service.CreateAsync(nadia, Npm("http://npm.example") with { HolderKind = ResourceKind.Group, HolderId = other.Id }, CancellationToken.None);
        var instance = await service.CreateAsync(nadia, Npm("http://npm.example"), CancellationToken.None);
        var all = await portal.Get<RegistryConnectionQueries>().ListAsync(nadia, ResourceKind.Instance, 0, new PageRequest(1, 20), CancellationToken.None);

        Assert.Equal(refused, own.Failure?.Kind);
        Assert.Equal((FailureKind.NotFound, FailureKind.Forbidden), (foreign.Failure?.Kind, instance.Failure?.Kind));
        Assert.Equal(FailureKind.Forbidden, all.Failure?.Kind);
        await using var db = portal.Db();
        Assert.DoesNotContain(await db.RegistryConnections.ToListAsync(), row => row.MayReachPrivate);
    }

    [Fact]
    public async Task Connections_are_for_administrators_only()
    {
        await using var portal = await TestPortal.StartAsync();
        var nadia = await portal.AddPersonAsync("nadia");
        var service = portal.Get<RegistryConnectionService>();

        Failure?[] refusals =
        [
            (await portal.Get<RegistryConnectionQueries>().ListAsync(nadia, ResourceKind.Instance, 0, new PageRequest(1, 20), CancellationToken.None)).Failure,
            (await portal.Get<RegistryConnectionQueries>().GetAsync(nadia, 1, CancellationToken.None)).Failure,
            (await service.CreateAsync(nadia, RegistryConnectionInput.ForImages("https://registry.acme.example"), CancellationToken.None)).Failure,
            (await service.UpdateAsync(nadia, 1, new RegistryConnectionChange(), CancellationToken.None)).Failure,
            (await service.DeleteAsync(nadia, 1, CancellationToken.None)).Failure,
        ];

        Assert.All(refusals, refusal => Assert.Equal(FailureKind.Forbidden, refusal?.Kind));
        Assert.Empty(await AuditAsync(portal));
    }

    [Fact]
    public async Task Wrong_input_is_named_by_its_field()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var service = portal.Get<RegistryConnectionService>();

        var address = await service.CreateAsync(root, RegistryConnectionInput.ForImages("registry"), CancellationToken.None);
        var several = await service.CreateAsync(
            root, Npm("http://npm.example/?x") with { Name = new string('n', 256), UpstreamUsername = "a:b", UpstreamPassword = new SecretValue("a\nb") }, CancellationToken.None);
        var unknown = await service.DeleteAsync(root, 99, CancellationToken.None);

        Assert.Equal("UpstreamUrl", Assert.Single(address.Failure!.Fields).Field);
        Assert.Equal(["Name", "UpstreamUrl", "UpstreamUsername", "UpstreamPassword"], several.Failure!.Fields.Select(field => field.Field));
        Assert.Equal(FailureKind.NotFound, unknown.Failure?.Kind);
    }

    private static RegistryConnectionInput Npm(string address) => new() { Format = RegistryFormat.Npm, UpstreamUrl = address };

    private static async Task<RegistryConnectionView> CreateAsync(TestPortal portal, Caller caller, RegistryConnectionInput input) =>
        TestPortal.Succeeded(await portal.Get<RegistryConnectionService>().CreateAsync(caller, input, CancellationToken.None));

    private static async Task<IReadOnlyList<RegistryConnectionView>> ListAsync(TestPortal portal, Caller caller) => TestPortal.Succeeded(
        await portal.Get<RegistryConnectionQueries>().ListAsync(caller, ResourceKind.Instance, 0, new PageRequest(1, 20), CancellationToken.None)).Items;

    private static async Task<Upstream?> UpstreamAsync(TestPortal portal, ResourceKind kind, long id)
    {
        var holder = await portal.Get<ResourceDirectory>().FindAsync(kind, id, CancellationToken.None);
        return await portal.Get<UpstreamDirectory>().FindAsync(holder!, RegistryFormat.Npm, CancellationToken.None);
    }

    private static async Task<List<string>> AuditAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.AuditEvents.Where(row => row.Name.StartsWith("registry_connection")).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync();
    }
}
