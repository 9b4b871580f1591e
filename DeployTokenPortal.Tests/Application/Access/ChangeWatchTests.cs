using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Access;

public sealed class ChangeWatchTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Change_in_the_database_is_told_once_and_by_its_target(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var watch = portal.Get<ChangeWatch>();
        List<string> told = [];

        await watch.LookAsync(CancellationToken.None);
        var acme = await portal.AddGroupAsync(root, "acme");
        var token = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(
            root, HolderKind.Group, acme.Id, new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry, null), CancellationToken.None));
        portal.Get<AccessChanges>().TreeChanged += () => told.Add("tree");
        portal.Get<AccessChanges>().DeployTokenChanged += id => told.Add($"token {id}");
        portal.Get<AccessChanges>().MadeHere += change => told.Add($"to the other nodes: {change}");
        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);

        Assert.Equal([$"token {token.Token.Id}", "tree"], told.Order(StringComparer.Ordinal));
    }
}
