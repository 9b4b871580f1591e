using DeployTokenPortal.Configuration;
using Microsoft.Data.Sqlite;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>The demo's data directory: new at every start, gone at the end.</summary>
internal sealed class DemoDirectory : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"deploy-token-portal-demo-{Guid.NewGuid():N}");

    /// <summary>Turns the portal's data away from whatever is configured. Called before anything reads the configuration.</summary>
    public static void Use(WebApplicationBuilder builder)
    {
        var directory = new DemoDirectory();
        builder.Services.AddSingleton(_ => directory);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{PortalOptions.Section}:{nameof(PortalOptions.DataDirectory)}"] = directory._path,
            [$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"] = nameof(DatabaseProvider.Sqlite),
            [$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.MigrateOnStart)}"] = bool.TrueString,
            ["ConnectionStrings:Portal"] = "",
        });
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }
}
