using System.Globalization;
using Bunit;
using DeployTokenPortal.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Support;

/// <summary>
/// Base of component tests: the services of the user interface, a clock that stands at 23 November 2026, 09:00 UTC,
/// English, and scripts that answer nothing. Each test has its own container.
/// </summary>
public abstract class MudComponentTest : BunitContext
{
    protected MudComponentTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddComponentServices();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddLogging();
    }

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Names of the functions of our own module that were called, with their first argument.</summary>
    protected IReadOnlyList<(string Function, object? Argument)> ScriptCalls =>
        [.. JSInterop.Invocations.Where(call => call.Identifier != "import").Select(call => (call.Identifier, call.Arguments.Count > 0 ? call.Arguments[0] : null))];
}
