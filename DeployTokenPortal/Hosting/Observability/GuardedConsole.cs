using DeployTokenPortal.Application.Common;
using Microsoft.Extensions.Logging.Console;

namespace DeployTokenPortal.Hosting.Observability;

/// <summary>
/// The console, where no kind of warning or error fills the disk: of each category only so many lines a second are written, those beyond are counted. Many of
/// them are written by the framework for whatever a stranger sends, such as a form that ends too soon, with a stack trace each. Lines below warnings are let
/// through: at the levels that hold by default strangers cause none but the portal's own, which have budgets of their own.
/// </summary>
/// <param name="console">What writes the lines; whoever made it disposes of it.</param>
/// <param name="time">Tells the seconds.</param>
[ProviderAlias("Console")]
internal sealed class GuardedConsole(ILoggerProvider console, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    /// <summary>Most lines of one category within one second.</summary>
    public const int MostASecond = 20;

    public ILogger CreateLogger(string categoryName) => new GuardedLogger(console.CreateLogger(categoryName), new LineBudget(time, MostASecond));

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => (console as ISupportExternalScope)?.SetScopeProvider(scopeProvider);

    public void Dispose()
    {
    }

    private sealed class GuardedLogger(ILogger console, LineBudget lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => console.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => console.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                if (!lines.MayWrite(out var leftOut))
                    return;
                if (leftOut > 0)
                    console.LinesLeftOut(leftOut);
            }

            console.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}

internal static class GuardedConsoleRegistration
{
    /// <summary>Puts the guard before the console that the host has added. Filters and settings of the console apply to it.</summary>
    public static ILoggingBuilder GuardConsole(this ILoggingBuilder logging)
    {
        var console = logging.Services.Single(service => service.ServiceType == typeof(ILoggerProvider) && service.ImplementationType == typeof(ConsoleLoggerProvider));
        logging.Services.Remove(console);
        logging.Services.AddSingleton<ConsoleLoggerProvider>();
        logging.Services.AddSingleton<ILoggerProvider>(services => new GuardedConsole(services.GetRequiredService<ConsoleLoggerProvider>(), services.GetRequiredService<TimeProvider>()));
        return logging;
    }
}
