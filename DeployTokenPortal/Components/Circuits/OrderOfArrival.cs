using Microsoft.AspNetCore.Components.Server.Circuits;

namespace DeployTokenPortal.Components.Circuits;

/// <summary>
/// A circuit handles what its browser sends in the order of arrival. By itself it queues events behind what it is doing, but takes the confirmation
/// of a render at once. The browser is quick: on a busy server the confirmation can be there while the render is still being finished, which then
/// drops the handlers of events that wait in the queue. A click or a tick is lost ("There is no event handler associated with this event").
/// </summary>
/// <remarks>Blazor counts on that order itself: <see href="https://github.com/dotnet/aspnetcore/pull/31612">dotnet/aspnetcore 31612</see>.</remarks>
internal sealed class OrderOfArrival : CircuitHandler
{
    private SynchronizationContext? _queue;

    /// <summary>Called by the circuit from inside its queue.</summary>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _queue = SynchronizationContext.Current;

        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        activity => _queue is { } queue && queue != SynchronizationContext.Current ? QueueAsync(queue, next, activity) : next(activity);

    private static Task QueueAsync(SynchronizationContext queue, Func<CircuitInboundActivityContext, Task> next, CircuitInboundActivityContext activity)
    {
        var handling = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Post(_ => handling.SetResult(HandleAsync(next, activity)), null);

        return handling.Task.Unwrap();
    }

    // What fails at once fails the task as well, not the queue.
    private static async Task HandleAsync(Func<CircuitInboundActivityContext, Task> next, CircuitInboundActivityContext activity) => await next(activity);
}
