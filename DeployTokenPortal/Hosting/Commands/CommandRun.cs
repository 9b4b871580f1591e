using System.Data.Common;
using DeployTokenPortal.Application.Auditing.Chain;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Hosting.Startup;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Hosting.Commands;

/// <summary>Carries out the commands that do one thing and end.</summary>
internal static class CommandRun
{
    /// <returns>The exit code of the process.</returns>
    /// <exception cref="StartRefusedException">The command cannot be carried out.</exception>
    public static async Task<int> RunCommandAsync(this WebApplication app, PortalCommand command)
    {
        var done = command.Kind switch
        {
            CommandKind.Migrate => await MigrateAsync(app),
            CommandKind.Backup => await BackUpAsync(app.Services, Path.GetFullPath(command.BackupFile!)),
            CommandKind.VerifyAudit => await VerifyAuditAsync(app),
            CommandKind.Serve or CommandKind.Demo => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "Serves instead."),
        };
        Console.WriteLine(done);
        return 0;
    }

    private static async Task<string> MigrateAsync(WebApplication app)
    {
        await app.PrepareDatabaseAsync(isMigrationAllowed: true);
        return "The database is up to date.";
    }

    private static async Task<string> VerifyAuditAsync(WebApplication app)
    {
        await app.PrepareDatabaseAsync(isMigrationAllowed: false);
        var verdict = await app.Services.GetRequiredService<AuditVerification>().CheckAsync(CancellationToken.None);
        if (verdict.Break is { } fault)
            throw new StartRefusedException(StartRefusedException.BrokenExitCode, $"The audit log is broken at row {fault.EventId}: {AuditVerdictText.Of(fault.Kind)} {verdict.Checked} rows before it are whole.");
        var older = verdict.Unchained > 0 ? $" Of {verdict.Unchained} rows from before the chain nothing can be said." : "";
        return $"The audit log is whole: {verdict.Checked} rows.{older}{(verdict.LastHash is { } hash ? $" Hash of the newest: {hash}" : "")}";
    }

    private static async Task<string> BackUpAsync(IServiceProvider services, string file)
    {
        if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.PostgreSql)
            throw new StartRefusedException("This command copies the SQLite database. For PostgreSQL use pg_dump; the data directory holds nothing else that is needed.");
        if (Path.Exists(file))
            throw new StartRefusedException($"{file} exists already. Nothing was written; choose another name.");
        var data = Path.GetFullPath(services.GetRequiredService<IOptions<PortalOptions>>().Value.DataDirectory);
        if (string.IsNullOrEmpty(services.GetRequiredService<IConfiguration>().GetConnectionString("Portal")) && !File.Exists(Path.Combine(data, SqliteFile.Name)))
            throw new StartRefusedException($"There is no database in {data}. Set Portal:DataDirectory as the server has it.");
        try
        {
            await BackupArchive.WriteAsync(DataRegistration.SqliteConnectionString(services), data, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or DbException)
        {
            throw new StartRefusedException($"The backup failed, nothing was kept: {failure.Message}");
        }

        return $"{file} written ({new FileInfo(file).Length} bytes). To restore it: stop the portal, unpack it into an empty data directory, start the portal.";
    }
}
