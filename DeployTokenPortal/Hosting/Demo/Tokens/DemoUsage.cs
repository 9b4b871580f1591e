using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Hosting.Demo.Tokens;

/// <summary>Machines at work: daily builds, clusters that pull, clients that were forgotten, and some that ask for too much.</summary>
internal sealed class DemoUsage(DemoWorld world)
{
    // Further back nobody looks at single days.
    private const int DaysBack = 120;

    private readonly Dictionary<UseKey, TallySum> _uses = [];
    private readonly Dictionary<AddressKey, TallySum> _addresses = [];

    /// <summary>What a token did; one in six was never used at all.</summary>
    public void Use(DeployToken token, DemoHolder holder, DemoLife life)
    {
        if (life.IsNew || world.Dice.Percent(18))
            return;
        var habit = DemoHabit.Of(token, world, holder);
        var end = life.EndBefore(world.Now);
        var recently = end.AddDays(-(world.Dice.Percent(70) ? 3 : 150));
        var last = world.Dice.Between(recently > life.CreatedAt ? recently : life.CreatedAt, end);
        Work(token, habit, Later(life.CreatedAt, world.Now.AddDays(-DaysBack)), last);
        if (habit.IsWriter || world.Dice.Percent(50))
            Add(token, habit, habit.IsWriter ? UsageAction.Write : UsageAction.Read, UsageOutcome.Allowed, last, 1 + world.Dice.Below(5));
        else
            Add(token, habit, UsageAction.Read, UsageOutcome.Allowed, last, 1);
        Overreach(token, holder, habit, life.CreatedAt, end);
        KeepTrying(token, habit, life);
    }

    /// <summary>Writes it all, as the recorder's writer would have.</summary>
    public async Task StoreAsync(PortalDbContext db)
    {
        var at = world.Now.AddHours(-3);
        var unknown = DemoNames.Networks.Select((network, number) => new TallyEntry<string>($"{network}{66 + number}", new TallySum(7 * (number + 1), at, new UseFacts(at.AddMinutes(number), "", ""))));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await new UsageStore().AddAsync(db, new UsageBatch(
            [.. _uses.Select(use => new TallyEntry<UseKey>(use.Key, use.Value))], [.. _addresses.Select(address => new TallyEntry<AddressKey>(address.Key, address.Value))], [], [.. unknown]), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private void Work(DeployToken token, DemoHabit habit, DateTimeOffset from, DateTimeOffset last)
    {
        for (var day = from; day < last; day = day.AddDays(habit.EveryDays))
        {
            var isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var at = world.Dice.Between(day, day.AddHours(20) < last ? day.AddHours(20) : last);
            var times = 1 + world.Dice.Below(isWeekend ? Math.Max(1, habit.Busy / 8) : habit.Busy);
            Add(token, habit, UsageAction.Read, UsageOutcome.Allowed, at, times);
            if (habit.IsWriter && !isWeekend)
                Add(token, habit, UsageAction.Write, UsageOutcome.Allowed, at.AddMinutes(2) < last ? at.AddMinutes(2) : at, 1 + (times / 3));
        }
    }

    // One in nine asked for something that it may not have.
    private void Overreach(DeployToken token, DemoHolder holder, DemoHabit habit, DateTimeOffset from, DateTimeOffset end)
    {
        if (!world.Dice.Percent(11))
            return;
        var at = world.Dice.Between(Later(from, end.AddDays(-20)), end);
        var foreign = world.Dice.Pick([.. world.Holders.Where(other => other.Resource.Kind == ResourceKind.Project && other.Resource != holder.Resource && !other.Resource.GroupIds.Contains(token.GroupId ?? 0))]);
        Add(token, habit, UsageAction.Write, UsageOutcome.OutOfReach, at, 1 + world.Dice.Below(4), foreign.Resource.FullPath);
        if (world.Dice.Percent(50))
            Add(token, habit, UsageAction.Read, UsageOutcome.WrongUsername, at.AddMinutes(-9), 1 + world.Dice.Below(6), username: "ci-push");
        if (!habit.CanWrite)
            Add(token, habit, UsageAction.Write, UsageOutcome.MissingScope, at.AddMinutes(-4), 2);
        if (habit.Door == UsageDoor.ContainerToken)
            Add(token, habit, UsageAction.Delete, UsageOutcome.NeverAllowed, at.AddMinutes(-2), 1);
    }

    // A third of what ended is still tried by somebody for weeks.
    private void KeepTrying(DeployToken token, DemoHabit habit, DemoLife life)
    {
        var end = life.EndBefore(world.Now);
        if (end >= world.Now || life.IsDeleted || !world.Dice.Percent(35))
            return;
        var outcome = life.RevokedAt is not null ? UsageOutcome.Revoked : UsageOutcome.Expired;
        for (var day = end.AddHours(3); day < world.Now && day < end.AddDays(25); day = day.AddDays(1))
            Add(token, habit, UsageAction.Read, outcome, day, 1 + world.Dice.Below(4));
    }

    private void Add(
        DeployToken token, DemoHabit habit, UsageAction action, UsageOutcome outcome, DateTimeOffset at, long times, string? target = null, string username = "")
    {
        var facts = new UseFacts(at, habit.NameOf(action), world.Dice.Pick(habit.Addresses), target ?? habit.Target, username);
        var key = new UseKey(token.Id, token.Holder, token.HolderId, DateOnly.FromDateTime(at.UtcDateTime), habit.Door, action, outcome);
        _uses[key] = _uses.TryGetValue(key, out var before)
            ? new TallySum(before.Count + times, before.FirstAt, before.Last.At > at ? before.Last : facts)
            : new TallySum(times, at, facts);
        if (outcome == UsageOutcome.Allowed)
        {
            var from = new AddressKey(token.Id, facts.Address);
            _addresses[from] = _addresses.TryGetValue(from, out var seen) ? seen with { Last = seen.Last.At > at ? seen.Last : facts } : new TallySum(1, at, facts);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
