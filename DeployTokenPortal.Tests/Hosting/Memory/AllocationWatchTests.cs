using DeployTokenPortal.Hosting.Memory;

namespace DeployTokenPortal.Tests.Hosting.Memory;

public sealed class AllocationWatchTests
{
    private const long Idle = AllocationWatch.IdleBytes, Worthwhile = AllocationWatch.WorthwhileBytes;

    private readonly AllocationWatch _watch = new();

    private long _allocated;

    [Fact]
    public void Start_is_collected_when_it_has_ended()
    {
        Assert.False(Look(5 * Worthwhile));
        Assert.True(Look(Idle));
    }

    [Fact]
    public void Busy_portal_is_not_interrupted()
    {
        for (var look = 0; look < 100; look++)
            Assert.False(Look(Idle + 1));
    }

    [Fact]
    public void Next_collection_waits_for_garbage_that_is_worth_it()
    {
        Assert.False(Look(Worthwhile));
        Assert.True(Look(0));

        Assert.False(Look(Worthwhile - Idle));
        Assert.False(Look(Idle - 1));
        Assert.True(Look(1));
        Assert.False(Look(0));
    }

    [Fact]
    public void Little_that_adds_up_is_collected_at_last()
    {
        Assert.False(Look(Worthwhile));
        Assert.True(Look(0));

        for (var look = 1; look < Worthwhile / Idle; look++)
            Assert.False(Look(Idle));
        Assert.True(Look(Idle));
    }

    /// <summary>The next look, when so much more was allocated.</summary>
    private bool Look(long bytes) => _watch.IsTimeToCollect(_allocated += bytes);
}
