using DeployTokenPortal.Hosting;
using DeployTokenPortal.Hosting.Commands;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class PortalCommandTests
{
    [Theory]
    [InlineData("", nameof(CommandKind.Serve))]
    [InlineData("demo", nameof(CommandKind.Demo))]
    [InlineData("migrate", nameof(CommandKind.Migrate))]
    [InlineData("backup x.tar.gz", nameof(CommandKind.Backup))]
    public void Command_is_understood_with_settings_behind_it(string words, string kind)
    {
        var command = PortalCommand.Parse([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--urls", "http://localhost:1"]);

        Assert.Equal(kind, command.Kind.ToString());
        Assert.Equal(["--urls", "http://localhost:1"], command.Settings);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("backup")]
    [InlineData("backup a b")]
    [InlineData("Demo")]
    [InlineData("migrate now")]
    public void Unknown_command_is_refused_with_the_usage(string words)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => PortalCommand.Parse(words.Split(' ')));
        using var output = new StringWriter();

        Assert.Equal(2, refusal.Report(output));
        Assert.Contains(PortalCommand.Usage, output.ToString(), StringComparison.Ordinal);
    }
}
