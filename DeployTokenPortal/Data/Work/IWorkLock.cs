namespace DeployTokenPortal.Data.Work;

/// <summary>
/// Lets scheduled work run on one node at a time (design §7). Disposing of what was taken gives it back; so does the end of the process that has it.
/// Thread-safe.
/// </summary>
public interface IWorkLock
{
    /// <summary>Takes the lock of this work, waiting for another node that has it.</summary>
    /// <param name="work">Names the work, such as <c>signing-keys</c>.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="TimeoutException">Another node has it for ten minutes already.</exception>
    Task<IAsyncDisposable> TakeAsync(string work, CancellationToken ct);

    /// <summary>Takes the lock of this work, or returns null at once when another node has it.</summary>
    /// <param name="work">Names the work.</param>
    /// <param name="ct">Cancels.</param>
    Task<IAsyncDisposable?> TryTakeAsync(string work, CancellationToken ct);
}
