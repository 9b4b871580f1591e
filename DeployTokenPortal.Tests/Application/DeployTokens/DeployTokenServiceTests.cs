using System.Security.Cryptography;
using System.Text;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.DeployTokens;

public sealed class DeployTokenServiceTests
{
    private static readonly DeployTokenInput s_input = new("ci", null, DeployTokenScopes.ReadRegistry, null);
    private static readonly DeployTokenFilter s_everything = new(true, null, null, null, DeployTokenOrder.Expires, false, new PageRequest(1, 50));

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    // Contract §2, row by row: who may list, and who may create.
    [Theory]
    [InlineData(AccessLevel.None, HolderKind.Project, "NotFound", "NotFound")]
    [InlineData(AccessLevel.Guest, HolderKind.Project, "Forbidden", "Forbidden")]
    [InlineData(AccessLevel.Reporter, HolderKind.Project, "Forbidden", "Forbidden")]
    [InlineData(AccessLevel.Developer, HolderKind.Project, "Forbidden", "Forbidden")]
    [InlineData(AccessLevel.Maintainer, HolderKind.Project, "", "")]
    [InlineData(AccessLevel.Owner, HolderKind.Project, "", "")]
    [InlineData(AccessLevel.None, HolderKind.Group, "NotFound", "NotFound")]
    [InlineData(AccessLevel.Guest, HolderKind.Group, "Forbidden", "Forbidden")]
    [InlineData(AccessLevel.Developer, HolderKind.Group, "Forbidden", "Forbidden")]
    [InlineData(AccessLevel.Maintainer, HolderKind.Group, "", "Forbidden")]
    [InlineData(AccessLevel.Owner, HolderKind.Group, "", "")]
    public async Task Level_decides_who_lists_and_who_creates(AccessLevel level, HolderKind kind, string list, string create)
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var holder = kind == HolderKind.Group ? acme : await portal.AddProjectAsync(root, "svc", acme);
        var ana = await portal.AddPersonAsync("ana");
        if (level != AccessLevel.None)
        {
            TestPortal.Succeeded(await portal.Get<MemberService>().SetAsync(
                root, ResourceKind.Group, acme.Id, ana.UserId!.Value, new MemberInput(level, null), CancellationToken.None));
        }

        var listed = await portal.Get<DeployTokenQueries>().ListAsync(ana, kind, holder.Id, s_everything, CancellationToken.None);
        var created = await portal.Get<DeployTokenService>().CreateAsync(ana, kind, holder.Id, s_input, CancellationToken.None);

        Assert.Equal((list, create), (listed.Failure?.Kind.ToString() ?? "", created.Failure?.Kind.ToString() ?? ""));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Secret_is_stored_as_digest_only_and_username_follows_the_id(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, svc) = await ProjectAsync(portal);

        var created = await CreateAsync(portal, root, svc, s_input);

        await using var db = portal.Db();
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(created.Secret.Reveal())), (await db.TokenSecrets.SingleAsync()).Digest);
        Assert.StartsWith("gldt-", created.Secret.Reveal(), StringComparison.Ordinal);
        Assert.Equal($"gitlab+deploy-token-{created.Token.Id}", created.Token.Username);
        Assert.All(await db.AuditEvents.ToListAsync(), row => Assert.DoesNotContain(created.Secret.Reveal()[5..], row.Message + row.Details, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Names_and_usernames_may_repeat(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, svc) = await ProjectAsync(portal);
        var input = s_input with { Username = "ci" };

        var first = await CreateAsync(portal, root, svc, input);
        var second = await CreateAsync(portal, root, svc, input);

        Assert.NotEqual(first.Token.Id, second.Token.Id);
        Assert.NotEqual(first.Secret.Reveal(), second.Secret.Reveal());
    }

    [Theory]
    [InlineData("", null, DeployTokenScopes.ReadRegistry, 0, "Name")]
    [InlineData("   ", null, DeployTokenScopes.ReadRegistry, 0, "Name")]
    [InlineData("ci", "ci push", DeployTokenScopes.ReadRegistry, 0, "Username")]
    [InlineData("ci", "cí", DeployTokenScopes.ReadRegistry, 0, "Username")]
    [InlineData("ci", "a:b", DeployTokenScopes.ReadRegistry, 0, "Username")]
    [InlineData("ci", null, DeployTokenScopes.None, 0, "Scopes")]
    [InlineData("ci", null, DeployTokenScopes.ReadRegistry, -1, "ExpiresAt")]
    public async Task Bad_input_names_the_field_and_is_audited(string name, string? username, DeployTokenScopes scopes, int days, string field)
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, svc) = await ProjectAsync(portal);
        DateTimeOffset? end = days == 0 ? null : portal.Time.GetUtcNow().AddDays(days);

        var result = await portal.Get<DeployTokenService>().CreateAsync(
            root, HolderKind.Project, svc.Id, new DeployTokenInput(name, username, scopes, end), CancellationToken.None);

        await using var db = portal.Db();
        Assert.Equal(field, result.Failure?.Fields.Single().Field);
        Assert.Equal("deploy_token_creation_failed", (await db.AuditEvents.OrderBy(row => row.Id).LastAsync()).Name);
        Assert.Empty(await db.DeployTokens.ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task List_filters_searches_sorts_and_pages_on_the_server(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, svc) = await ProjectAsync(portal);
        var now = portal.Time.GetUtcNow();
        await CreateAsync(portal, root, svc, new DeployTokenInput("beta", null, DeployTokenScopes.ReadRegistry, null));
        await CreateAsync(portal, root, svc, new DeployTokenInput("Alpha", null, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, now.AddDays(5)));
        var gone = await CreateAsync(portal, root, svc, new DeployTokenInput("gamma", null, DeployTokenScopes.ReadRepository, now.AddDays(1)));
        TestPortal.Succeeded(await portal.Get<DeployTokenService>().RevokeAsync(root, HolderKind.Project, svc.Id, gone.Token.Id, CancellationToken.None));

        Assert.Equal(["Alpha", "beta"], await NamesAsync(portal, root, svc, s_everything));
        Assert.Equal(["beta", "Alpha"], await NamesAsync(portal, root, svc, s_everything with { Order = DeployTokenOrder.Name, Descending = true }));
        Assert.Equal(["Alpha"], await NamesAsync(portal, root, svc, s_everything with { Scope = DeployTokenScopes.WriteRegistry }));
        Assert.Equal(["Alpha"], await NamesAsync(portal, root, svc, s_everything with { Search = "ALPH" }));
        Assert.Equal(["beta"], await NamesAsync(portal, root, svc, s_everything with { Page = new PageRequest(2, 1) }));
        Assert.Equal(["gamma"], await NamesAsync(portal, root, svc, s_everything with { IsActive = false }));
        var counts = TestPortal.Succeeded(await portal.Get<DeployTokenQueries>().CountAsync(root, HolderKind.Project, svc.Id, CancellationToken.None));
        Assert.Equal(new DeployTokenCounts(2, 1, 1), counts);
    }

    [Fact]
    public async Task Token_of_another_holder_is_not_found()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, svc) = await ProjectAsync(portal);
        var other = await portal.AddProjectAsync(root, "other", await portal.AddGroupAsync(root, "elsewhere"));
        var token = await CreateAsync(portal, root, svc, s_input);

        var result = await portal.Get<DeployTokenService>().RevokeAsync(root, HolderKind.Project, other.Id, token.Token.Id, CancellationToken.None);

        Assert.Equal(FailureKind.NotFound, result.Failure?.Kind);
    }

    [Fact]
    public async Task Revoked_token_stays_in_the_list_and_cannot_be_rotated()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, svc) = await ProjectAsync(portal);
        var token = await CreateAsync(portal, root, svc, s_input);
        var service = portal.Get<DeployTokenService>();

        var revoked = TestPortal.Succeeded(await service.RevokeAsync(root, HolderKind.Project, svc.Id, token.Token.Id, CancellationToken.None));
        var rotated = await service.RotateAsync(root, HolderKind.Project, svc.Id, token.Token.Id, TimeSpan.Zero, CancellationToken.None);

        Assert.Equal((DeployTokenState.Revoked, "root"), (revoked.State, revoked.RevokedBy));
        Assert.Equal(FailureKind.Conflict, rotated.Failure?.Kind);
    }

    [Fact]
    public async Task Token_has_never_more_than_two_secrets_that_work()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, svc) = await ProjectAsync(portal);
        var token = await CreateAsync(portal, root, svc, s_input);

        for (var rotation = 0; rotation < 3; rotation++)
        {
            portal.Time.Advance(TimeSpan.FromMinutes(1));
            TestPortal.Succeeded(await portal.Get<DeployTokenService>().RotateAsync(
                root, HolderKind.Project, svc.Id, token.Token.Id, TimeSpan.FromDays(1), CancellationToken.None));
        }

        await using var db = portal.Db();
        var now = portal.Time.GetUtcNow();
        Assert.Equal(2, (await db.TokenSecrets.ToListAsync()).Count(secret => secret.ValidUntil is null || secret.ValidUntil > now));
    }

    private static async Task<(Caller Root, HolderRef Svc)> ProjectAsync(TestPortal portal)
    {
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        return (root, await portal.AddProjectAsync(root, "svc", await portal.AddGroupAsync(root, "acme")));
    }

    private static async Task<DeployTokenReveal> CreateAsync(TestPortal portal, Caller caller, HolderRef svc, DeployTokenInput input) => TestPortal.Succeeded(
        await portal.Get<DeployTokenService>().CreateAsync(caller, HolderKind.Project, svc.Id, input, CancellationToken.None));

    private static async Task<IReadOnlyList<string>> NamesAsync(TestPortal portal, Caller caller, HolderRef svc, DeployTokenFilter filter) => [.. TestPortal.Succeeded(
        await portal.Get<DeployTokenQueries>().ListAsync(caller, HolderKind.Project, svc.Id, filter, CancellationToken.None)).Tokens.Items.Select(token => token.Name)];
}
