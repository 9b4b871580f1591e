using DeployTokenPortal.Hosting.Startup;

namespace DeployTokenPortal.Hosting.Commands;

/// <summary>Carries out the commands that do one thing and end.</summary>
internal static class CommandRun
{
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunCommandAsync(this WebApplication app, PortalCommand command)
    {
        switch (command.Kind)
        {
            case CommandKind.Migrate:
                await app.PrepareDatabaseAsync(isMigrationAllowed: true);
                Console.WriteLine("The database is up to date.");
                return 0;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "This command serves.");
        }
    }
}
