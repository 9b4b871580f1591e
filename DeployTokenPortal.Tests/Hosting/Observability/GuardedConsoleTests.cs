using DeployTokenPortal.Hosting.Observability;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Hosting.Observability;

/// <summary>Whatever a stranger makes the framework complain of, the console takes so much of it a second.</summary>
public sealed class GuardedConsoleTests : IDisposable
{
    private const int TooMany = 7;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly LogCollector _console = new();
    private readonly GuardedConsole _guarded;

    public GuardedConsoleTests() => _guarded = new GuardedConsole(_console, _time);

    [Theory]
    [InlineData(LogLevel.Warning)]
    [InlineData(LogLevel.Error)]
    [InlineData(LogLevel.Critical)]
    public void Flood_of_one_category_writes_so_many_lines_a_second_and_then_says_how_many_it_left_out(LogLevel level)
    {
        var logger = _guarded.CreateLogger("Framework.Server");

        Flood(logger, level);
        var inOneSecond = _console.Lines.Count;
        _time.Advance(TimeSpan.FromSeconds(1));
        Write(logger, level);

        Assert.Equal(GuardedConsole.MostASecond, inOneSecond);
        Assert.Equal(GuardedConsole.MostASecond + 2, _console.Lines.Count);
        Assert.StartsWith($"Warning Framework.Server {TooMany} more lines", _console.Lines.ElementAt(GuardedConsole.MostASecond), StringComparison.Ordinal);
    }

    [Fact]
    public void Flood_of_one_category_hides_no_line_of_another()
    {
        Flood(_guarded.CreateLogger("Framework.Server"), LogLevel.Error);

        Write(_guarded.CreateLogger("Portal.Audit"), LogLevel.Error);

        Assert.StartsWith("Error Portal.Audit", _console.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_below_warnings_are_let_through()
    {
        Flood(_guarded.CreateLogger("Portal.Tokens"), LogLevel.Information);

        Assert.Equal(GuardedConsole.MostASecond + TooMany, _console.Lines.Count);
    }

    [Fact]
    public async Task Portal_writes_to_no_other_console()
    {
        await using var portal = new PortalFactory();

        var providers = portal.Services.GetServices<ILoggerProvider>().ToList();

        Assert.Single(providers.OfType<GuardedConsole>());
        Assert.Empty(providers.OfType<ConsoleLoggerProvider>());
    }

    public void Dispose()
    {
        _guarded.Dispose();
        _console.Dispose();
    }

    private static void Flood(ILogger logger, LogLevel level)
    {
        for (var number = 0; number < GuardedConsole.MostASecond + TooMany; number++)
            Write(logger, level);
    }

    private static void Write(ILogger logger, LogLevel level) => logger.Log(level, default, "line", null, (line, _) => line);
}
