using DeployTokenPortal.Data.RegistryAccess;

namespace DeployTokenPortal.Tests.Data.RegistryAccess;

public sealed class GatheredReadingTests
{
    private readonly List<Reading> _readings = [];
    private readonly GatheredReading<int, string> _gathered;

    public GatheredReadingTests() => _gathered = new(ReadAsync, mostTogether: 3, mostReadings: 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_alone_is_read_for_at_once()
    {
        var found = _gathered.FindAsync(7, Ct);

        Assert.Equal([7], Assert.Single(_readings).Keys);
        _readings[0].End("seven");
        Assert.Equal("seven", await found);
    }

    [Fact]
    public async Task Who_come_while_all_readings_are_under_way_are_read_for_together_in_their_turn()
    {
        var first = Ask(1, 2);

        var later = Ask(3, 4, 5, 6);
        Assert.Equal(2, _readings.Count);
        _readings[0].End("one");
        Assert.Equal("one", await first[0]);
        await StartedAsync(3);
        Assert.Equal([3, 4, 5], _readings[2].Keys);
        _readings[2].End("three", null, "five");
        Assert.Equal(["three", null, "five"], await Task.WhenAll(later[..3]));
        await StartedAsync(4);
        Assert.Equal([6], _readings[3].Keys);
        _readings[1].End("two");
        _readings[3].End("six");
        Assert.Equal(["two", "six"], [await first[1], await later[3]]);
    }

    [Fact]
    public async Task Who_asks_for_what_is_being_read_is_read_for_anew()
    {
        var before = Ask(1, 2);
        var after = _gathered.FindAsync(1, Ct);

        _readings[0].End("old");
        await StartedAsync(3);
        Assert.Equal([1], _readings[2].Keys);
        _readings[2].End("new");

        Assert.Equal(("old", "new"), (await before[0], await after));
    }

    [Fact]
    public async Task Fault_is_that_of_all_who_asked_together_and_of_nobody_else()
    {
        _ = Ask(1, 2);
        var together = Ask(3, 4);
        _readings[0].End("one");
        await StartedAsync(3);
        var next = _gathered.FindAsync(5, Ct);

        _readings[2].Fail(new TimeoutException("gone"));
        foreach (var asked in together)
            Assert.Equal("gone", (await Assert.ThrowsAsync<TimeoutException>(() => asked)).Message);
        await StartedAsync(4);
        _readings[3].End("five");

        Assert.Equal("five", await next);
    }

    [Fact]
    public async Task Who_goes_away_before_his_turn_is_not_read_for()
    {
        _ = Ask(1, 2);
        using var leaving = new CancellationTokenSource();
        var left = _gathered.FindAsync(3, leaving.Token);
        var stayed = _gathered.FindAsync(4, Ct);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        _readings[0].End("one");
        await StartedAsync(3);

        Assert.Equal([4], _readings[2].Keys);
        _readings[2].End("four");
        Assert.Equal("four", await stayed);
    }

    [Fact]
    public async Task Reading_ends_when_the_last_one_goes_away_and_not_before()
    {
        _ = Ask(1, 2);
        using CancellationTokenSource one = new(), other = new();
        Task<string?>[] leaving = [_gathered.FindAsync(3, one.Token), _gathered.FindAsync(4, other.Token)];
        _readings[0].End("one");
        await StartedAsync(3);

        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving[0]);
        Assert.False(_readings[2].Ct.IsCancellationRequested);
        await other.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving[1]);

        Assert.True(_readings[2].Ct.IsCancellationRequested);
        var next = _gathered.FindAsync(5, Ct);
        await StartedAsync(4);
        _readings[3].End("five");
        Assert.Equal("five", await next);
    }

    [Fact]
    public async Task Who_has_gone_already_asks_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _gathered.FindAsync(1, new CancellationToken(canceled: true)));

        Assert.Empty(_readings);
    }

    [Fact]
    public async Task Everybody_gets_his_own_answer_while_many_ask_at_once()
    {
        var echo = new GatheredReading<int, string>(
            async (keys, _) =>
            {
                await Task.Yield();
                return [.. keys.Select(key => key % 3 == 0 ? null : $"{key}")];
            },
            mostTogether: 5,
            mostReadings: 2);

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Ct }, async (key, ct) =>
            Assert.Equal(key % 3 == 0 ? null : $"{key}", await echo.FindAsync(key, ct)));
    }

    private Task<string?>[] Ask(params int[] keys) => [.. keys.Select(key => _gathered.FindAsync(key, Ct))];

    /// <summary>Until so many readings have begun.</summary>
    private async Task StartedAsync(int count)
    {
        while (Count() < count)
        {
            Ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private int Count()
    {
        lock (_readings)
            return _readings.Count;
    }

    private Task<string?[]> ReadAsync(int[] keys, CancellationToken ct)
    {
        var reading = new Reading(keys, ct);
        lock (_readings)
            _readings.Add(reading);
        return reading.Found;
    }

    /// <summary>One reading, which ends when the test says so or when it is cancelled.</summary>
    private sealed class Reading
    {
        private readonly TaskCompletionSource<string?[]> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Reading(int[] keys, CancellationToken ct)
        {
            (Keys, Ct) = (keys, ct);
            ct.Register(() => _found.TrySetCanceled(ct));
        }

        public int[] Keys { get; }

        public CancellationToken Ct { get; }

        public Task<string?[]> Found => _found.Task;

        public void End(params string?[] found) => _found.SetResult(found);

        public void Fail(Exception fault) => _found.SetException(fault);
    }
}
