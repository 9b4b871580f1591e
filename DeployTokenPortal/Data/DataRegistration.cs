using System.Data.Common;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data.RegistryAccess;
using DeployTokenPortal.Data.Work;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DeployTokenPortal.Data;

/// <summary>Registers the database that the configuration names.</summary>
public static class DataRegistration
{
    // Statements of one connection that the server keeps ready: those of the doors and of the pages in use.
    private const int MostPrepared = 50;

    /// <summary>Adds the context factory, a scoped context for Identity and data protection, and data-protection keys in the database.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        // Which context type exists is decided while services are registered, hence before options can be resolved.
        // An unreadable value counts as the default here; the check of the configuration reports it before anything is opened.
        var isPostgres = Enum.TryParse<DatabaseProvider>(configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"], ignoreCase: true, out var chosen)
            && chosen == DatabaseProvider.PostgreSql;
        if (!isPostgres)
        {
            var settings = new SqliteConnectionInterceptor();
            services.AddProvider<SqlitePortalDbContext>((provider, options) => options.UseSqlite(SqliteConnectionString(provider)).AddInterceptors(settings));
            services.AddSingleton<IWorkLock, SingleNodeWorkLock>();
            services.AddSingleton<ISecretReader, SqliteSecretReader>();
        }
        else
        {
            services.AddProvider<PostgresPortalDbContext>((provider, options) => options.UseNpgsql(PreparingConnectionString(provider)));
            services.AddSingleton<IWorkLock>(provider => new PostgresWorkLock(PostgresConnectionString(provider)));
            services.AddSingleton<ISecretReader, PostgresSecretReader>();
        }

        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("DeployTokenPortal").PersistKeysToDbContext<PortalDbContext>();
        return services;
    }

    /// <summary>The connection string in force on SQLite: the configured one, or the file in the data directory, which is created.</summary>
    public static string SqliteConnectionString(IServiceProvider provider)
    {
        if (provider.GetRequiredService<IConfiguration>().GetConnectionString("Portal") is { Length: > 0 } configured)
            return configured;
        var file = SqliteFile.Prepare(provider.GetRequiredService<IOptions<PortalOptions>>().Value.DataDirectory);
        return new SqliteConnectionStringBuilder { DataSource = file }.ToString();
    }

    // The check of the configuration has refused a start without one.
    private static string PostgresConnectionString(IServiceProvider provider) => provider.GetRequiredService<IConfiguration>().GetConnectionString("Portal") ?? "";

    // The server plans a statement once a connection instead of every time. Whoever has a pooler in between that cannot bear it says so.
    private static string PreparingConnectionString(IServiceProvider provider)
    {
        var configured = PostgresConnectionString(provider);
        return new DbConnectionStringBuilder { ConnectionString = configured }.Keys.Cast<string>()
            .Any(key => key.Replace(" ", "", StringComparison.Ordinal).Equals(nameof(NpgsqlConnectionStringBuilder.MaxAutoPrepare), StringComparison.OrdinalIgnoreCase))
            ? configured
            : new NpgsqlConnectionStringBuilder(configured) { MaxAutoPrepare = MostPrepared }.ToString();
    }

    private static void AddProvider<TContext>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : PortalDbContext
    {
        services.AddPooledDbContextFactory<TContext>((provider, options) =>
        {
            configure(provider, options);
            options.AddInterceptors(provider.GetServices<ISaveChangesInterceptor>());
            // Counting up to a limit needs no order, and would pay for one.
            options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        });
        services.AddSingleton<IDbContextFactory<PortalDbContext>, PortalDbContextFactory<TContext>>();
    }
}
