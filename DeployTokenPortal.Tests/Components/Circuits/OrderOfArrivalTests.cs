using DeployTokenPortal.Components.Circuits;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Circuits;

public sealed class OrderOfArrivalTests
{
    // What a circuit queues its work in.
    private readonly Dispatcher _circuit = Dispatcher.CreateDefault();
    private readonly OrderOfArrival _order = new();
    private readonly List<string> _handled = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Confirmation_of_a_render_waits_for_the_event_that_came_before_it()
    {
        await OpenAsync();
        var isRendering = new TaskCompletionSource();
        using var isRendered = new ManualResetEventSlim();
        var rendering = Task.Run(() => _circuit.InvokeAsync(() =>
        {
            isRendering.SetResult();
            isRendered.Wait(Ct);
        }), Ct);
        await isRendering.Task.WaitAsync(Ct);

        var click = ReceiveAsync(() => _circuit.InvokeAsync(() => _handled.Add("click")));
        var confirmation = ReceiveAsync(() => Handle("confirmation"));
        Assert.Empty(_handled);
        isRendered.Set();
        await Task.WhenAll(rendering, click, confirmation).WaitAsync(Ct);

        Assert.Equal(["click", "confirmation"], _handled);
    }

    [Fact]
    public async Task What_fails_tells_who_received_it_and_the_next_is_handled()
    {
        await OpenAsync();

        var failing = ReceiveAsync(() => throw new InvalidOperationException("no such batch"));
        await ReceiveAsync(() => Handle("next")).WaitAsync(Ct);

        Assert.Equal("no such batch", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing.WaitAsync(Ct))).Message);
        Assert.Equal(["next"], _handled);
    }

    [Fact]
    public async Task Nothing_waits_for_a_circuit_that_is_not_open_or_for_itself()
    {
        await ReceiveAsync(() => Handle("before")).WaitAsync(Ct);
        await OpenAsync();

        await _circuit.InvokeAsync(async () =>
        {
            await ReceiveAsync(() => Handle("inside"));
            _handled.Add("after inside");
        }).WaitAsync(Ct);

        Assert.Equal(["before", "inside", "after inside"], _handled);
    }

    [Fact]
    public async Task Every_circuit_has_its_own()
    {
        await using var portal = new PortalFactory();
        await using var first = portal.Services.CreateAsyncScope();
        await using var second = portal.Services.CreateAsyncScope();

        Assert.NotSame(OrderIn(first), OrderIn(second));
    }

    private static OrderOfArrival OrderIn(AsyncServiceScope circuit) =>
        Assert.Single(circuit.ServiceProvider.GetServices<CircuitHandler>().OfType<OrderOfArrival>());

    private Task OpenAsync() => _circuit.InvokeAsync(() => _order.OnCircuitOpenedAsync(null!, Ct));

    private Task ReceiveAsync(Func<Task> handle) => _order.CreateInboundActivityHandler(_ => handle())(null!);

    private Task Handle(string what)
    {
        _handled.Add(what);

        return Task.CompletedTask;
    }
}
