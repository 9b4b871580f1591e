using DeployTokenPortal.Application.RegistryAccess.Lookup;

namespace DeployTokenPortal.Tests.Application.RegistryAccess.Lookup;

/// <summary>What the memory of look-ups keeps, what it shares and what it forgets.</summary>
public sealed class DirectoryCacheTests
{
    private const int Most = 100;

    private int _reads;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("there")]
    [InlineData(null)]
    public async Task Thousand_equal_questions_at_the_same_time_share_one_read(string? answer)
    {
        var cache = NewCache();
        var gate = new TaskCompletionSource();

        var asked = Enumerable.Range(0, 1000).Select(_ => Task.Run(async () => await cache.FindAsync("key", LoadAsync, Ct), Ct)).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(asked);

        Assert.All(answers, found => Assert.Equal(answer, found));
        Assert.Equal(1, _reads);

        async Task<string?> LoadAsync(CancellationToken ct)
        {
            await gate.Task;
            Interlocked.Increment(ref _reads);
            return answer;
        }
    }

    [Fact]
    public async Task Made_up_keys_push_nothing_out_that_exists()
    {
        var cache = NewCache();
        for (var number = 0; number < Most; number++)
            await cache.FindAsync($"known {number}", Finding("there"), Ct);

        for (var number = 0; number < 50 * Most; number++)
            Assert.Null(await cache.FindAsync($"made up {number}", Finding(null), Ct));

        Assert.All(Enumerable.Range(0, Most), number => Assert.Equal("there", cache.FindInMemory($"known {number}")));
        Assert.InRange(cache.MissingCount, 1, Most);
    }

    [Fact]
    public async Task What_exists_takes_no_more_places_than_there_are_and_is_found_all_the_same()
    {
        var cache = NewCache();

        for (var number = 0; number < 50 * Most; number++)
            Assert.Equal("there", await cache.FindAsync($"known {number}", Finding("there"), Ct));

        Assert.InRange(cache.KnownCount, 1, Most);
    }

    [Theory]
    [InlineData("there")]
    [InlineData(null)]
    public async Task What_changes_while_it_is_read_is_used_once_and_not_kept(string? answer)
    {
        var cache = NewCache();

        var first = await cache.FindAsync("key", ChangingAsync, Ct);
        var second = await cache.FindAsync("key", Finding("changed"), Ct);

        Assert.Equal(answer, first);
        Assert.Equal("changed", second);

        Task<string?> ChangingAsync(CancellationToken ct)
        {
            cache.Forget(_ => false);
            return Task.FromResult(answer);
        }
    }

    [Fact]
    public async Task What_was_missing_is_looked_for_again_after_any_change_and_what_was_there_only_after_its_own()
    {
        var cache = NewCache();
        await cache.FindAsync("known", Finding("there"), Ct);
        await cache.FindAsync("missing", Finding(null), Ct);

        cache.Forget(found => found == "something else");

        Assert.Equal("there", cache.FindInMemory("known"));
        Assert.Equal("made now", await cache.FindAsync("missing", Finding("made now"), Ct));
        cache.Forget(found => found == "there");
        Assert.Null(cache.FindInMemory("known"));
    }

    [Fact]
    public async Task Everything_is_forgotten_at_once()
    {
        var cache = NewCache();
        await cache.FindAsync("known", Finding("there"), Ct);
        await cache.FindAsync("missing", Finding(null), Ct);

        cache.Forget();

        Assert.Equal(("new", "new"), (await cache.FindAsync("known", Finding("new"), Ct), await cache.FindAsync("missing", Finding("new"), Ct)));
    }

    [Fact]
    public async Task Who_asks_after_a_change_does_not_get_what_was_read_before_it()
    {
        var cache = NewCache();
        var (before, isReading) = (new TaskCompletionSource<string?>(), new TaskCompletionSource());
        var early = cache.FindAsync("key", WaitingAsync, Ct).AsTask();
        await isReading.Task;

        cache.Forget(_ => false);
        var late = await cache.FindAsync("key", Finding("after"), Ct);
        before.SetResult("before");

        Assert.Equal(("before", "after"), (await early, late));
        Assert.Equal("after", cache.FindInMemory("key"));

        async Task<string?> WaitingAsync(CancellationToken ct)
        {
            isReading.SetResult();
            return await before.Task;
        }
    }

    [Fact]
    public async Task A_failed_look_up_fails_everybody_who_waited_for_it_and_nobody_after()
    {
        var cache = NewCache();
        var gate = new TaskCompletionSource<string?>();
        var waiting = Enumerable.Range(0, 10).Select(_ => cache.FindAsync("key", _ => gate.Task, Ct).AsTask()).ToList();

        gate.SetException(new TimeoutException());

        foreach (var one in waiting)
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        Assert.Equal("there", await cache.FindAsync("key", Finding("there"), Ct));
    }

    [Fact]
    public async Task Who_goes_away_leaves_no_look_up_behind_and_takes_it_from_nobody()
    {
        var cache = NewCache();
        using var leaving = new CancellationTokenSource();
        var endless = new TaskCompletionSource<string?>();
        Task<string?>? left = null;
        var gone = cache.FindAsync("key", ct => left = endless.Task.WaitAsync(ct), leaving.Token).AsTask();
        var staying = Enumerable.Range(0, 10).Select(_ => cache.FindAsync("key", Finding("there"), Ct).AsTask()).ToList();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.True(left!.IsCanceled);
        Assert.All(await Task.WhenAll(staying), found => Assert.Equal("there", found));
    }

    [Fact]
    public async Task Look_up_that_is_cancelled_by_itself_ends_in_a_fault_and_not_in_another_try()
    {
        var cache = NewCache();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cache.FindAsync("key", _ => Task.FromCanceled<string?>(new CancellationToken(true)), Ct).AsTask());
    }

    private static DirectoryCache<string, string> NewCache() => new(Most);

    private static Func<CancellationToken, Task<string?>> Finding(string? answer) => _ => Task.FromResult(answer);
}
