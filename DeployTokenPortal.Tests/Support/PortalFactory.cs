using DeployTokenPortal.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The whole portal in this process, with a SQLite file of its own, real migrations and a clock that the test moves.</summary>
/// <param name="settings">Configuration such as <c>("Portal:Tokens:Prefix", "x-")</c>.</param>
public sealed class PortalFactory(params IReadOnlyList<(string Key, string Value)> settings) : WebApplicationFactory<Program>
{
    private readonly TemporaryDirectory _data = new();

    /// <summary>Noon of a fixed day.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public string DataDirectory => _data.Path;

    /// <summary>Further registrations, made after the portal's own; set before the first use.</summary>
    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    /// <summary>Whether it listens on a free port of this machine with the real server, which passes addresses on as they are on the wire.</summary>
    public bool IsListening { get; init; }

    /// <summary>A client that neither follows redirects nor keeps cookies by itself.</summary>
    public HttpClient CreatePlainClient() => IsListening
        ? CreateNetworkClient()
        : CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>A context on the portal's database; the caller disposes of it.</summary>
    public PortalDbContext CreateDbContext() => Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    private HttpClient CreateNetworkClient()
    {
        UseKestrel(0);
        StartServer();
        var address = Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(address) };
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Portal:DataDirectory", _data.Path);
        // The lines of hundreds of starts would hide what a failing test says.
        builder.UseSetting("Logging:Console:LogLevel:Default", "None");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton(TextWriter.Null);
            Configure(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }
}
