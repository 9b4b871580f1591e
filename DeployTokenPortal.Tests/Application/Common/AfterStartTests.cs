using DeployTokenPortal.Application.Common;
using Microsoft.Extensions.Time.Testing;

namespace DeployTokenPortal.Tests.Application.Common;

public sealed class AfterStartTests
{
    [Fact]
    public async Task Work_that_nobody_waits_for_rests_first()
    {
        var time = new FakeTimeProvider();

        var rest = AfterStart.RestAsync(time, CancellationToken.None);
        time.Advance(AfterStart.Rest - TimeSpan.FromSeconds(1));
        var isResting = !rest.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(1));
        await rest;

        Assert.True(isResting);
    }
}
