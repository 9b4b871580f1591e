using DeployTokenPortal.Application.Users.SetUp;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Application.Users.SetUp;

public sealed class FirstStartTests
{
    private const string Token = "operator-chosen-token-value";

    private static readonly (string, string)[] s_administrator =
        [("Portal:Bootstrap:AdminEmail", "ops@acme.example"), ("Portal:Bootstrap:AdminPassword", PeoplePortal.Password)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Configured_administrator_is_there_and_the_set_up_page_is_not()
    {
        await using var portal = new PortalFactory([.. s_administrator, ("Portal:Bootstrap:AdminToken", Token)]);
        using var browser = new PortalBrowser(portal);

        using var signedIn = await browser.SubmitAsync("/sign-in", PeoplePortal.SignInForm("ops@acme.example"));
        using var setup = await browser.GetAsync("/setup");

        Assert.True(await browser.IsSignedInAsync());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, setup.StatusCode);
        Assert.False(File.Exists(Path.Combine(portal.DataDirectory, SetupCode.FileName)));
    }

    [Fact]
    public async Task Configured_token_is_kept_as_digest_with_scope_api()
    {
        await using var portal = new PortalFactory([.. s_administrator, ("Portal:Bootstrap:AdminToken", Token)]);
        _ = portal.Server;

        await using var db = portal.CreateDbContext();
        var secret = await db.TokenSecrets.SingleAsync(Ct);

        Assert.Equal(SecretDigest.Compute(new SecretValue(Token)), secret.Digest);
        Assert.Equal("Api", (await db.PersonalAccessTokens.SingleAsync(Ct)).Scopes.ToString());
    }

    [Fact]
    public async Task Configuration_is_ignored_once_a_person_exists()
    {
        await using var portal = new PortalFactory(s_administrator);
        _ = portal.Server;

        var again = await portal.Services.GetRequiredService<FirstStart>().PrepareAsync(Ct);

        await using var db = portal.CreateDbContext();
        Assert.True(again.IsSuccess);
        Assert.Equal(1, await db.Users.CountAsync(Ct));
    }

    [Fact]
    public async Task Code_survives_a_restart()
    {
        await using var portal = new PortalFactory();
        var code = await portal.ReadSetupCodeAsync();

        await portal.Services.GetRequiredService<SetupCode>().OpenAsync(Ct);

        Assert.Equal(code, portal.Services.GetRequiredService<SetupCode>().Current);
    }

    [Theory]
    [InlineData("Portal:Bootstrap:AdminEmail", "--Portal:Bootstrap:AdminPassword=seven green kettles hum")]
    [InlineData("Portal:Bootstrap:AdminPassword", "--Portal:Bootstrap:AdminEmail=ops@acme.example")]
    [InlineData("Portal:Bootstrap:AdminPassword", "--Portal:Bootstrap:AdminEmail=ops@acme.example", "--Portal:Bootstrap:AdminPassword=password12345")]
    [InlineData("Portal:Bootstrap:AdminToken", "--Portal:Bootstrap:AdminEmail=ops@acme.example", "--Portal:Bootstrap:AdminPassword=seven green kettles hum", "--Portal:Bootstrap:AdminToken=short")]
    public async Task Start_is_refused_with_the_name_of_the_key_and_without_its_value(string key, params string[] settings)
    {
        using var data = new TemporaryDirectory();

        var (exitCode, _, errors) = await PortalProcess.RunAsync(data.Path, settings);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{key}:", errors, StringComparison.Ordinal);
        Assert.All(settings, setting => Assert.DoesNotContain(setting.Split('=')[1], errors, StringComparison.Ordinal));
    }
}
