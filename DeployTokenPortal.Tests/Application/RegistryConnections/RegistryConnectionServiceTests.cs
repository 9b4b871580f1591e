using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
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
        var service = portal.Get<RegistryConnectionService>();

        var made = TestPortal.Succeeded(await service.CreateAsync(root, new RegistryConnectionInput(null, " https://registry.acme.example:5000/ "), CancellationToken.None));
        var listed = TestPortal.Succeeded(await service.ListAsync(root, CancellationToken.None));
        var named = await portal.Get<RegistryConnectionQueries>().FindImageRegistryAsync(root, ResourceKind.Project, svc.Id, CancellationToken.None);
        TestPortal.Succeeded(await service.DeleteAsync(root, made.Id, CancellationToken.None));

        Assert.Equal(("registry.acme.example:5000", "https://registry.acme.example:5000"), (made.Name, made.Address));
        Assert.Equal([made], listed);
        Assert.Equal(new RegistryLocation("registry.acme.example:5000", IsPlainHttp: false), named);
        Assert.Empty(TestPortal.Succeeded(await service.ListAsync(root, CancellationToken.None)));
        Assert.Equal([AuditEventNames.RegistryConnectionCreated, AuditEventNames.RegistryConnectionDeleted], await AuditAsync(portal));
    }

    [Fact]
    public async Task Connections_are_for_administrators_only()
    {
        await using var portal = await TestPortal.StartAsync();
        var nadia = await portal.AddPersonAsync("nadia");
        var service = portal.Get<RegistryConnectionService>();

        Failure?[] refusals =
        [
            (await service.ListAsync(nadia, CancellationToken.None)).Failure,
            (await service.CreateAsync(nadia, new RegistryConnectionInput("r", "https://registry.acme.example"), CancellationToken.None)).Failure,
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

        var address = await service.CreateAsync(root, new RegistryConnectionInput(null, "registry"), CancellationToken.None);
        var name = await service.CreateAsync(root, new RegistryConnectionInput(new string('n', 256), "https://registry.acme.example"), CancellationToken.None);
        var unknown = await service.DeleteAsync(root, 99, CancellationToken.None);

        Assert.Equal("Address", Assert.Single(address.Failure!.Fields).Field);
        Assert.Equal("Name", Assert.Single(name.Failure!.Fields).Field);
        Assert.Equal(FailureKind.NotFound, unknown.Failure?.Kind);
    }

    private static async Task<List<string>> AuditAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.AuditEvents.Where(row => row.Name.StartsWith("registry_connection")).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync();
    }
}
