using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support;

/// <summary>Waits for what another process does in its own time.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>Returns as soon as the condition holds; fails the test when it never does.</summary>
    /// <param name="condition">Looked at again and again.</param>
    /// <param name="what">The condition in words.</param>
    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="TrueAsync(Func{bool}, string)"/>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            Assert.True(clock.Elapsed < s_limit, $"Within {s_limit} it never came to this: {what}.");
            await pause.WaitForNextTickAsync();
        }
    }
}
