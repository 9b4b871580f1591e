using System.Net;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class TrustedProxiesTests
{
    private static readonly (string Name, string Value)[] s_claims =
    [
        ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "tokens.example.com"),
        ("X-Forwarded-Uri", "/claimed"), ("X-Original-URI", "/claimed"), ("X-Real-IP", "203.0.113.9"),
    ];

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData(null)]
    public async Task Headers_of_a_proxy_on_this_machine_are_believed(string? peer)
    {
        var seen = await AskAsync(peer, [], s_claims);

        Assert.StartsWith("https tokens.example.com 203.0.113.9 ", seen, StringComparison.Ordinal);
        Assert.Contains("X-Forwarded-Uri", seen, StringComparison.Ordinal);
        Assert.Contains("X-Original-URI", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.7")]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8::1")]
    public async Task Headers_of_a_stranger_are_not_even_seen(string peer)
    {
        var seen = await AskAsync(peer, [], s_claims);

        Assert.Equal($"http localhost {peer} ", seen);
    }

    [Fact]
    public async Task Configured_proxies_replace_the_default()
    {
        (string, string)[] settings = [("Portal:ForwardedHeaders:TrustedProxies", "10.0.0.0/8")];

        Assert.StartsWith("https tokens.example.com 203.0.113.9 ", await AskAsync("10.1.2.3", settings, s_claims), StringComparison.Ordinal);
        Assert.Equal("http localhost 127.0.0.1 ", await AskAsync("127.0.0.1", settings, s_claims));
    }

    [Fact]
    public async Task Address_that_the_client_wrote_in_front_of_the_proxy_is_not_believed()
    {
        var seen = await AskAsync("127.0.0.1", [], ("X-Forwarded-For", "127.0.0.1, 203.0.113.200, 127.0.0.2"), ("X-Forwarded-Proto", "https, http, https"));

        Assert.Contains(" 203.0.113.200 ", seen, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(string? peer, (string, string)[] settings, params (string Name, string Value)[] headers)
    {
        var endpoints = new FaultyEndpoints { Peer = peer is null ? null : IPAddress.Parse(peer) };
        await using var portal = new PortalFactory(settings) { Configure = services => services.AddSingleton<IStartupFilter>(endpoints) };
        using var request = new HttpRequestMessage(HttpMethod.Get, FaultyEndpoints.CallerPath);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await portal.CreatePlainClient().SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
