using DeployTokenPortal.Application.Common;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Application.Common;

public sealed class LineBudgetTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Lines_beyond_the_budget_of_a_second_are_counted_and_told_once()
    {
        var budget = new LineBudget(_time, 2);

        var first = Enumerable.Range(0, 5).Select(_ => budget.MayWrite(out var _)).ToList();
        _time.Advance(TimeSpan.FromSeconds(1));
        var next = budget.MayWrite(out var leftOut);
        var last = budget.MayWrite(out var leftOutSince);

        Assert.Equal([true, true, false, false, false], first);
        Assert.Equal((true, 3), (next, leftOut));
        Assert.Equal((true, 0), (last, leftOutSince));
    }

    [Fact]
    public async Task Budget_holds_when_many_threads_write()
    {
        var budget = new LineBudget(_time);
        var written = 0;

        await Parallel.ForAsync(0, 10 * LineBudget.MostASecond, (_, _) =>
        {
            if (budget.MayWrite(out var _))
                Interlocked.Increment(ref written);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(LineBudget.MostASecond, written);
    }
}
