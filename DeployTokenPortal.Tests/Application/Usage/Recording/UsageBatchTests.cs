using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Tests.Application.Usage.Recording;

public sealed class UsageBatchTests
{
    private static readonly TallySum s_once = new(1, default, new UseFacts(default, "pull", "192.0.2.7"));

    [Fact]
    public void Parts_are_ranges_of_tokens_and_hold_everything_once()
    {
        // 37 has no factor in common with 1000, so that each number comes once and none beside the next.
        var tokens = Enumerable.Range(0, 1000).Select(number => number * 37L % 1000).ToList();
        var batch = new UsageBatch(
            [.. tokens.Select(token => new TallyEntry<UseKey>(new UseKey(token, HolderKind.Project, 1, default, UsageDoor.ContainerToken, UsageAction.Read, UsageOutcome.Allowed), s_once))],
            [.. tokens.Select(token => new TallyEntry<AddressKey>(new AddressKey(token, "192.0.2.7"), s_once))],
            [],
            [new TallyEntry<string>("192.0.2.9", s_once)]);

        var parts = batch.InParts(300).ToList();

        Assert.Equal([300, 300, 300, 100], parts.Select(part => part.Uses.Count));
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => (long)number), parts.SelectMany(part => part.Uses).Select(entry => entry.Key.TokenId));
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => (long)number), parts.SelectMany(part => part.Addresses).Select(entry => entry.Key.TokenId));
        Assert.Equal([1, 0, 0, 0], parts.Select(part => part.Unknown.Count));
    }

    [Fact]
    public void Nothing_has_no_parts() => Assert.Empty(new UsageBatch([], [], [], []).InParts(300));
}
