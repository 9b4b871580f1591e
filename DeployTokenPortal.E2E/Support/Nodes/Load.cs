namespace DeployTokenPortal.E2E.Support.Nodes;

/// <summary>The same work again and again by several workers, until it is disposed of. What a worker throws fails the test at the end.</summary>
public sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private readonly Task _workers;

    /// <param name="workers">How many at the same time.</param>
    /// <param name="work">Does one round.</param>
    public Load(int workers, Func<Task> work) => _workers = Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
    {
        while (!_enough.IsCancellationRequested)
            await work();
    })));

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await _workers;
        _enough.Dispose();
    }
}
