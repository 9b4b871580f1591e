using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.SigningKeys;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.Tests.Application.RegistryConnections;

public sealed class RegistryProbeTests : IAsyncLifetime
{
    private const string Realm = "https://tokens.acme.example/jwt/auth";

    private TestPortal _portal = null!;
    private FakeRegistry _registry = null!;
    private Caller _root = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync();
        _registry = await FakeRegistry.StartAsync(_portal.Time.GetUtcNow());
        _root = await _portal.AddPersonAsync("root", isAdministrator: true);
        await _portal.Get<SigningKeyService>().MaintainAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task Registry_that_trusts_the_portal_passes_every_line()
    {
        var lines = await ProbeAsync();

        Assert.Equal(
            ["The registry answers and asks for a token", "The service name agrees", "The registry trusts the signing key", "Clocks agree"],
            lines.Select(line => line.Title));
        Assert.All(lines, line => Assert.True(line.IsGood));
        Assert.StartsWith($"401 with realm {Realm}, ", lines[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_without_the_certificate_is_found_out()
    {
        _registry.TrustsTokens = false;

        var lines = await ProbeAsync();

        Assert.Equal("The registry does not trust the signing key", Assert.Single(lines, line => !line.IsGood).Title);
    }

    [Fact]
    public async Task Registry_that_sends_clients_elsewhere_is_found_out()
    {
        _registry.Realm = "https://other.example/token";

        var lines = await ProbeAsync();

        Assert.Equal("Its realm is https://other.example/token, this portal's is https://tokens.acme.example/jwt/auth.", Assert.Single(lines, line => !line.IsGood).Detail);
    }

    [Fact]
    public async Task Nothing_is_signed_for_a_service_of_the_other_sides_choice()
    {
        _registry.Service = "somebody-elses-registry";

        var lines = await ProbeAsync();

        Assert.Equal(["The service name differs", "The signing key could not be tried"], lines.Where(line => !line.IsGood).Select(line => line.Title));
        Assert.Empty(_registry.Presented);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(-59, true)]
    [InlineData(61, false)]
    [InlineData(-3600, false)]
    public async Task Clocks_agree_within_what_registries_tolerate(int seconds, bool isGood)
    {
        _registry.Clock = _portal.Time.GetUtcNow().AddSeconds(seconds);

        var lines = await ProbeAsync();

        Assert.Equal((isGood ? "Clocks agree" : "Clocks disagree", isGood), (lines[^1].Title, lines[^1].IsGood));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(500)]
    public async Task Answer_without_a_challenge_is_said_with_its_status(int status)
    {
        _registry.Instead = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "http://169.254.169.254/latest/meta-data/";
        };

        var lines = await ProbeAsync();

        Assert.Equal((false, "The registry does not ask for a token"), (lines[0].IsGood, lines[0].Title));
        Assert.Contains($"It answered {status} ", lines[0].Detail, StringComparison.Ordinal);
        Assert.Empty(_registry.Presented);
    }

    [Fact]
    public async Task Basic_challenge_is_no_token_registry()
    {
        _registry.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"x\"";
        };

        Assert.Equal("The registry does not ask for a token", (await ProbeAsync())[0].Title);
    }

    [Theory]
    [InlineData("http://169.254.169.254", "Link-local and metadata addresses are never called.")]
    [InlineData("http://[fe80::1]:5000", "Link-local and metadata addresses are never called.")]
    [InlineData("http://127.0.0.1:1", "No connection could be made from this machine.")]
    public async Task Address_that_cannot_be_called_is_said_in_plain_words(string address, string detail)
    {
        var line = Assert.Single(await ProbeAsync(address));

        Assert.Equal(new ProbeLine(false, "The registry does not answer", detail), line);
    }

    [Fact]
    public async Task Only_administrators_make_the_portal_call_somebody()
    {
        var nadia = await _portal.AddPersonAsync("nadia");

        var result = await _portal.Get<RegistryProbe>().RunAsync(nadia, _registry.Address, Realm, CancellationToken.None);

        Assert.Equal(FailureKind.Forbidden, result.Failure?.Kind);
        Assert.Empty(_registry.Presented);
    }

    private async Task<IReadOnlyList<ProbeLine>> ProbeAsync(string? address = null) =>
        TestPortal.Succeeded(await _portal.Get<RegistryProbe>().RunAsync(_root, address ?? _registry.Address, Realm, CancellationToken.None));
}
