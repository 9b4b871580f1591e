namespace DeployTokenPortal.Hosting;

/// <summary>The portal cannot start, or a command cannot be carried out, for a reason that the operator can mend. Shown as text, without a stack trace.</summary>
internal sealed class StartRefusedException(int exitCode, params IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines))
{
    /// <summary>Configuration, database or address do not allow the start.</summary>
    public const int RefusedExitCode = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int UsageExitCode = 2;

    /// <summary>The audit log does not say what was written.</summary>
    public const int BrokenExitCode = 3;

    public StartRefusedException(params IReadOnlyList<string> lines)
        : this(RefusedExitCode, lines)
    {
    }

    /// <summary>Writes the reasons and gives the exit code of the process.</summary>
    public int Report(TextWriter output)
    {
        output.WriteLine(Message);
        return exitCode;
    }
}
