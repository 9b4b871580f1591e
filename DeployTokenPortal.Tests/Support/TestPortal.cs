using DeployTokenPortal.Application;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The application rooms over a real database with real migrations and a clock that the test moves; no web server.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly ServiceProvider _services;

    private TestPortal(DatabaseProvider provider, string? connectionString, GatewayOptions? gateway, IInterceptor? interceptor)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:DataDirectory"] = _data.Path,
            ["Portal:Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:Portal"] = connectionString ?? $"Data Source={_data.Combine("portal.db")}",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(Time).AddLogging().AddOptions();
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new PortalOptions { DataDirectory = _data.Path }));
        if (gateway is not null)
            services.AddSingleton(Microsoft.Extensions.Options.Options.Create(gateway));
        services.AddPortalData(configuration).AddPortalSecurity().AddPortalApplication();
        if (interceptor is not null)
        {
            services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(interceptor));
            services.ConfigureDbContext<PostgresPortalDbContext>(options => options.AddInterceptors(interceptor));
        }

        _services = services.BuildServiceProvider();
    }

    /// <summary>The databases that every test of the application runs on.</summary>
    public static TheoryData<DatabaseProvider> Databases { get; } = [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    /// <summary>Noon of a fixed day.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public static async Task<TestPortal> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, GatewayOptions? gateway = null, IInterceptor? interceptor = null)
    {
        var portal = new TestPortal(provider, provider == DatabaseProvider.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null, gateway, interceptor);
        await using var db = portal.Db();
        await db.Database.MigrateAsync();
        return portal;
    }

    /// <summary>A use case or query.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A context; the caller disposes of it.</summary>
    public PortalDbContext Db() => Get<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    /// <summary>A person who can ask.</summary>
    public async Task<Caller> AddPersonAsync(string username, bool isAdministrator = false)
    {
        await using var db = Db();
        var user = new PortalUser
        {
            UserName = username,
            NormalizedUserName = username.ToUpperInvariant(),
            Email = $"{username}@acme.example",
            NormalizedEmail = $"{username}@acme.example".ToUpperInvariant(),
            Name = username,
            IsAdministrator = isAdministrator,
            CreatedAt = Time.GetUtcNow(),
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return new Caller(user.Id, Doors.Web, "192.0.2.1", "test");
    }

    /// <summary>A group, with its level for one more person if wanted.</summary>
    public async Task<HolderRef> AddGroupAsync(Caller caller, string path, HolderRef? parent = null, Visibility visibility = Visibility.Private) =>
        Succeeded(await Get<GroupService>().CreateAsync(caller, parent?.Id, new HolderInput(path, path, "", visibility), CancellationToken.None));

    public async Task<HolderRef> AddProjectAsync(Caller caller, string path, HolderRef group, Visibility visibility = Visibility.Private) =>
        Succeeded(await Get<ProjectService>().CreateAsync(caller, group.Id, new HolderInput(path, path, "", visibility), CancellationToken.None));

    /// <summary>The value of an outcome that the test takes for granted.</summary>
    public static T Succeeded<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Failure?.Message);
        return result.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _data.Dispose();
    }
}
