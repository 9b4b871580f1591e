using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.RegistryAuth;

/// <summary>What each door counts, read from the metrics.</summary>
public sealed class DoorMetricsTests
{
    private const DeployTokenScopes PullAndPush = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;
    private const string Svc = "repository:acme/platform/svc:";
    private const string Npm = "format=npm&project=acme/platform/svc";

    [Theory]
    [InlineData(PullAndPush, Svc + "pull,push", "allowed deploy_token")]
    [InlineData(PullAndPush, "", "allowed deploy_token")]
    [InlineData(DeployTokenScopes.ReadRegistry, Svc + "pull,push", "partial missing_scope")]
    [InlineData(DeployTokenScopes.ReadRegistry, Svc + "push", "refused missing_scope")]
    [InlineData(PullAndPush, Svc + "delete", "refused never_allowed")]
    [InlineData(PullAndPush, "repository:other/app:pull", "refused out_of_reach")]
    [InlineData(PullAndPush, "repository:nobody/has/this:pull", "refused out_of_reach")]
    [InlineData(DeployTokenScopes.ReadRepository, Svc + "pull", "refused other_door")]
    [InlineData(DeployTokenScopes.ReadPackageRegistry, Svc + "pull", "refused other_door")]
    public async Task Container_door_counts_what_a_token_was_told(DeployTokenScopes scopes, string asked, string expected)
    {
        await using var door = await new TokenDoor().OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, scopes, "ci");

        using var answer = await door.AskAsync(("ci", token.Secret.Reveal()), asked.Length == 0 ? [] : [asked]);

        Assert.Equal([$"container_token {expected} 1"], await CountedAsync(door));
    }

    [Theory]
    [InlineData("nobody", "refused not_signed_in")]
    [InlineData("empty", "refused not_signed_in")]
    [InlineData("mistyped", "refused malformed_secret")]
    [InlineData("unknown", "refused unknown_secret")]
    [InlineData("misnamed", "refused wrong_username")]
    [InlineData("expired", "refused expired")]
    [InlineData("revoked", "refused revoked")]
    [InlineData("public", "allowed public")]
    [InlineData("service", "refused unknown_service")]
    [InlineData("scopes", "refused not_understood")]
    public async Task Container_door_counts_who_did_not_get_in(string what, string expected)
    {
        await using var door = await new TokenDoor().OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, PullAndPush, "ci", door.Portal.Time.GetUtcNow().AddSeconds(30));
        var secret = what switch { "empty" => "", "mistyped" => "gldt-x", "unknown" => SecretGenerator.Generate("gldt-").Reveal(), _ => token.Secret.Reveal() };
        (string, string)? login = what is "nobody" or "public" ? null : (what == "empty" ? "" : what == "misnamed" ? "somebody" : "ci", secret);
        if (what == "revoked")
            await door.Get<DeployTokenService>().RevokeAsync(door.Root, HolderKind.Project, door.Svc.Id, token.Token.Id, CancellationToken.None);
        if (what == "expired")
            door.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        var query = what switch
        {
            "service" => "service=another",
            "scopes" => "service=container_registry&scope=" + new string('x', 100_000),
            "public" => "service=container_registry&scope=repository:acme/open:pull",
            _ => "service=container_registry&scope=" + Svc + "pull",
        };

        using var answer = await door.Client.SendAsync(TokenDoor.Request(login, query));

        Assert.Equal([$"container_token {expected} 1"], await CountedAsync(door));
    }

    [Fact]
    public async Task Address_that_failed_too_often_is_counted_as_throttled()
    {
        await using var door = await new TokenDoor(("Portal:Registry:FailureLimit", "1")).OpenAsync();

        using var first = await door.AskAsync(("ci", "gldt-x"), Svc + "pull");
        using var second = await door.AskAsync(("ci", "gldt-x"), Svc + "pull");

        Assert.Equal(["container_token refused malformed_secret 1", "container_token refused throttled 1"], await CountedAsync(door));
    }

    [Fact]
    public async Task Image_cache_is_counted_at_the_container_door()
    {
        await using var door = await new TokenDoor().OpenAsync();
        TestPortal.Succeeded(await door.Get<RegistryConnectionService>().CreateAsync(
            door.Root, RegistryConnectionInput.ForImages("https://cache.example") with { Kind = RegistryConnectionKind.Virtual }, CancellationToken.None));
        var (both, half) = (await door.TokenAsync(HolderKind.Group, door.Acme, PullAndPush, "ci"), await door.TokenAsync(HolderKind.Group, door.Acme, DeployTokenScopes.ReadRegistry, "ci"));

        foreach (var login in new (string, string)?[] { ("ci", both.Secret.Reveal()), ("ci", half.Secret.Reveal()), ("ci", "gldt-x"), null })
            (await door.Client.SendAsync(TokenDoor.Request(login, "service=dependency_proxy&scope=repository:library/alpine:pull"))).Dispose();

        Assert.Equal(
            ["container_token allowed deploy_token 1", "container_token refused malformed_secret 1", "container_token refused missing_scope 1", "container_token refused not_signed_in 1"],
            await CountedAsync(door));
    }

    [Theory]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, Npm, "GET", "allowed deploy_token")]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, Npm, "PUT", "refused missing_scope")]
    [InlineData("foreign", DeployTokenScopes.ReadPackageRegistry, Npm, "GET", "refused out_of_reach")]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, "format=npm&project=nobody/has", "GET", "refused out_of_reach")]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, "format=unheard-of", "GET", "refused not_understood")]
    [InlineData("", DeployTokenScopes.ReadPackageRegistry, Npm, "GET", "refused not_signed_in")]
    [InlineData("", DeployTokenScopes.ReadPackageRegistry, "format=npm&project=acme/open", "GET", "allowed public")]
    public async Task Forward_auth_counts_what_it_answers(string of, DeployTokenScopes scopes, string location, string method, string expected)
    {
        await using var door = await new ForwardDoor().OpenAsync();
        (string, string)[] headers = of.Length == 0 ? [] : [("Authorization", $"Bearer {await door.SecretAsync(of, scopes)}")];

        using var answer = await door.NginxAsync(location, method, "/widget", headers);

        Assert.Equal([$"forward_auth {expected} 1"], await CountedAsync(door.Door));
    }

    [Fact]
    public async Task Database_that_is_away_is_a_failure_and_no_refusal()
    {
        await using var door = await new ForwardDoor().OpenAsync();
        var secret = await door.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);
        await using (var db = door.Door.Portal.CreateDbContext())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE TokenSecrets RENAME TO Away;");
        SqliteConnection.ClearAllPools();

        using var forward = await door.NginxAsync(Npm, "GET", "/widget", ("Deploy-Token", secret));
        using var container = await door.Door.AskAsync(("ci", secret), Svc + "pull");

        Assert.Equal(["container_token failed unavailable 1", "forward_auth failed unavailable 1"], await CountedAsync(door.Door));
    }

    [Fact]
    public async Task Gateway_counts_decisions_and_leaves_the_transfer_out_of_their_duration()
    {
        await using var gateway = await new GatewayDoor().OpenAsync();
        await gateway.ConnectAsync(RegistryFormat.Generic);
        var (secret, other) = (await gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry), await gateway.SecretAsync("foreign", DeployTokenScopes.ReadPackageRegistry));
        gateway.Upstream.Answer = context =>
        {
            gateway.Door.Portal.Time.Advance(TimeSpan.FromSeconds(30));
            return context.Response.WriteAsync("package");
        };
        var target = gateway.Packages("generic") + "/app/1.0/app.bin";

        Assert.Equal("200 package", await gateway.AnswerAsync("GET", target, ("Deploy-Token", secret)));
        await gateway.AnswerAsync("GET", target, ("Deploy-Token", other));
        await gateway.AnswerAsync("GET", target);
        await gateway.AnswerAsync("GET", "/api/v4/projects/1/packages/unheard-of/x");

        var page = await MetricsPage.ReadAsync(gateway.Door.Client);
        Assert.Equal(
            ["gateway allowed deploy_token 1", "gateway refused not_signed_in 1", "gateway refused not_understood 1", "gateway refused out_of_reach 1"],
            page.Counted("registry_auth_decisions_total", "door", "outcome", "reason"));
        Assert.Equal((4, 0), (page.Value("registry_auth_duration_seconds_count", ("door", "gateway")), page.Value("registry_auth_duration_seconds_sum", ("door", "gateway"))));
    }

    private static async Task<IReadOnlyList<string>> CountedAsync(TokenDoor door) =>
        (await MetricsPage.ReadAsync(door.Client)).Counted("registry_auth_decisions_total", "door", "outcome", "reason");
}
