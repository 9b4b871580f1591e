namespace DeployTokenPortal.Hosting.Commands;

/// <summary>What the portal was started to do.</summary>
internal enum CommandKind
{
    Serve,
    Demo,
    Migrate,
    Backup,
    VerifyAudit,
}

/// <summary>The command line: at most one command word with its operand, then settings for the host such as <c>--urls http://localhost:8080</c>.</summary>
internal sealed record PortalCommand(CommandKind Kind, string? BackupFile, string[] Settings)
{
    /// <summary>How to call the portal.</summary>
    public const string Usage = """
        Usage: DeployTokenPortal [command] [--Key value …]
          (none)        serve
          demo          serve generated sample data in a throw-away database
          migrate       create the database or bring it up to date, then end
          verify-audit  check that the audit log says what was written, then end; exit code 3 names the first row that does not
          backup FILE   write a consistent copy of the data to FILE (.tar.gz) while the portal may be running
        Any setting may follow, such as --urls http://localhost:8080 or --Portal:DataDirectory data.
        """;

    /// <summary>Whether requests are answered; the other commands do one thing and end.</summary>
    public bool IsServing => Kind is CommandKind.Serve or CommandKind.Demo;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="StartRefusedException">There is no such command, or its operand is missing or too much.</exception>
    public static PortalCommand Parse(string[] args)
    {
        var words = args.TakeWhile(arg => !arg.StartsWith('-')).ToArray();
        var settings = args[words.Length..];
        return words switch
        {
            [] => new PortalCommand(CommandKind.Serve, null, settings),
            ["demo"] => new PortalCommand(CommandKind.Demo, null, settings),
            ["migrate"] => new PortalCommand(CommandKind.Migrate, null, settings),
            ["verify-audit"] => new PortalCommand(CommandKind.VerifyAudit, null, settings),
            ["backup", var file] => new PortalCommand(CommandKind.Backup, file, settings),
            ["backup"] => throw Refuse("The command backup needs the name of the file to write."),
            [var unknown, ..] => throw Refuse($"The command “{string.Join(' ', words)}” is not known."),
        };
    }

    private static StartRefusedException Refuse(string reason) => new(StartRefusedException.UsageExitCode, reason, Usage);
}
