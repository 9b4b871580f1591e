namespace DeployTokenPortal.Hosting.Shutdown;

/// <summary>Whether the process is about to end. Requests are still answered; whoever spreads them over nodes is told to take another. Thread-safe.</summary>
internal sealed class Drain
{
    private volatile bool _hasBegun;

    public bool HasBegun => _hasBegun;

    /// <summary>There is no way back: the process ends.</summary>
    public void Begin() => _hasBegun = true;
}
