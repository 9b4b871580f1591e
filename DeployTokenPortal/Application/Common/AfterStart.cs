namespace DeployTokenPortal.Application.Common;

/// <summary>Leaves the processors to those who wait for the portal's first answers: work in the background that nobody waits for begins some seconds later.</summary>
internal static class AfterStart
{
    /// <summary>How long such work waits when it is started.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Ends when the time has passed.</summary>
    /// <exception cref="OperationCanceledException">The portal ends before.</exception>
    public static Task RestAsync(TimeProvider time, CancellationToken ct) => Task.Delay(Rest, time, ct);
}
