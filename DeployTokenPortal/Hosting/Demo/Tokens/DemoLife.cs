namespace DeployTokenPortal.Hosting.Demo.Tokens;

/// <summary>From when to when a token of the demo lives.</summary>
internal sealed record DemoLife
{
    private static readonly int[] s_terms = [30, 90, 180, 365];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it was also deleted after it was revoked.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Whether it is the one to try out, not in use yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>In every twenty: eleven work, four have expired, four were revoked, one was deleted.</summary>
    public static DemoLife Of(DemoWorld world, DemoHolder holder, int number)
    {
        var (dice, now) = (world.Dice, world.Now);
        var turn = ((number / 20 * 7) + number) % 20;
        return turn switch
        {
            < 11 => new DemoLife { CreatedAt = dice.Between(holder.CreatedAt, now.AddDays(-1)), ExpiresAt = FutureEnd(dice, now) },
            < 15 => Expired(dice, dice.Between(holder.CreatedAt, now.AddDays(-20)), now),
            var rest => Revoked(dice, dice.Between(holder.CreatedAt, now.AddDays(-10)), now) with { IsDeleted = rest == 19 },
        };
    }

    /// <summary>The end if it lies before an instant, else that instant.</summary>
    public DateTimeOffset EndBefore(DateTimeOffset instant) =>
        new[] { instant, ExpiresAt ?? instant, RevokedAt ?? instant }.Min();

    // One in three never expires, one in six does within two weeks.
    private static DateTimeOffset? FutureEnd(DemoDice dice, DateTimeOffset now) => dice.Below(6) switch
    {
        0 or 1 => null,
        2 => Midnight(now.AddDays(1 + dice.Below(14))),
        _ => Midnight(now.AddDays(15 + dice.Below(350))),
    };

    private static DemoLife Expired(DemoDice dice, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var term = createdAt.AddDays(dice.Pick(s_terms));
        return new DemoLife { CreatedAt = createdAt, ExpiresAt = Midnight(term < now ? term : dice.Between(createdAt.AddDays(5), now.AddDays(-1))) };
    }

    private static DemoLife Revoked(DemoDice dice, DateTimeOffset createdAt, DateTimeOffset now) => new()
    {
        CreatedAt = createdAt,
        ExpiresAt = dice.Percent(50) ? Midnight(now.AddDays(dice.Below(200))) : null,
        RevokedAt = dice.Between(createdAt.AddDays(1), now.AddHours(-2)),
    };

    private static DateTimeOffset Midnight(DateTimeOffset instant) => new(instant.UtcDateTime.Date, TimeSpan.Zero);
}
