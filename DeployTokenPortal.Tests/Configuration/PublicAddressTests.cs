using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Tests.Configuration;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://tokens.example.com", "http://localhost:5080", "https://tokens.example.com")]
    [InlineData("https://tokens.example.com/", "http://localhost:5080", "https://tokens.example.com")]
    [InlineData(null, "http://localhost:5080", "http://localhost:5080")]
    [InlineData(null, "http://192.0.2.7:80", "http://192.0.2.7")]
    [InlineData(null, "http://[::1]:5080", "http://[::1]:5080")]
    [InlineData(null, "http://0.0.0.0:8080", "http://localhost:8080")]
    [InlineData(null, "http://[::]:8080", "http://localhost:8080")]
    [InlineData(null, "http://+:8080", "http://localhost:8080")]
    [InlineData(null, "http://localhost:5080,https://localhost:5443", "https://localhost:5443")]
    [InlineData(null, "http://unix:/run/portal.sock", "http://localhost")]
    [InlineData(null, "", "http://localhost")]
    public void Base_is_the_configured_or_the_listening_address(string? configured, string listening, string expected)
    {
        var address = Create(configured, listening);

        Assert.Equal(expected, address.Base);
        Assert.Equal($"{expected}/jwt/auth", address.Of("/jwt/auth"));
    }

    [Theory]
    [InlineData(null, "http://0.0.0.0:8080", true)]
    [InlineData(null, "http://*:8080", true)]
    [InlineData(null, "http://localhost:5080", false)]
    [InlineData("https://tokens.example.com", "http://0.0.0.0:8080", false)]
    public void Address_of_every_interface_is_a_guess(string? configured, string listening, bool isGuess) =>
        Assert.Equal(isGuess, Create(configured, listening).IsGuess);

    private static PublicAddress Create(string? configured, string listening)
    {
        var server = new FakeServer();
        foreach (var url in listening.Split(',', StringSplitOptions.RemoveEmptyEntries))
            server.Addresses.Addresses.Add(url);
        return new PublicAddress(Options.Create(new PortalOptions { PublicUrl = configured }), server);
    }

    private sealed class FakeServer : IServer
    {
        public FakeServer() => Features.Set<IServerAddressesFeature>(Addresses);

        public ServerAddressesFeature Addresses { get; } = new();

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
