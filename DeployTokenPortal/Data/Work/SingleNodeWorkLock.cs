namespace DeployTokenPortal.Data.Work;

/// <summary>SQLite has one node, and each scheduled work runs in one place of it: nobody else can have the lock.</summary>
internal sealed class SingleNodeWorkLock : IWorkLock
{
    public Task<IAsyncDisposable> TakeAsync(string work, CancellationToken ct) => Task.FromResult<IAsyncDisposable>(new Nothing());

    public async Task<IAsyncDisposable?> TryTakeAsync(string work, CancellationToken ct) => await TakeAsync(work, ct);

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
