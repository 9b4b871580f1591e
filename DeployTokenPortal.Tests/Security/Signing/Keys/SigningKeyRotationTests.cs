using CsCheck;
using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Tests.Security.Signing.Keys;

public sealed class SigningKeyRotationTests
{
    private static readonly DateTimeOffset s_start = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SigningKeySchedule s_schedule = new()
    {
        SigningPeriod = TimeSpan.FromDays(90),
        PublishAhead = TimeSpan.FromDays(7),
        TokenLifetime = TimeSpan.FromMinutes(5),
    };

    private static readonly TimeSpan s_tail = TimeSpan.FromMinutes(6); // lifetime and the registries' 60 s

    [Fact]
    public void First_key_signs_at_once() => Assert.Equal(s_start, Plan([], s_start).NextSignsFrom);

    [Theory]
    [InlineData(82.9, false)]
    [InlineData(83, true)]
    [InlineData(83.5, true)]
    [InlineData(200, true)]
    public void Next_key_is_created_ahead_of_its_turn_and_always_published_for_the_whole_time(double days, bool isCreated)
    {
        var now = s_start.AddDays(days);

        var plan = Plan([Key("old", s_start)], now);

        Assert.Equal(isCreated ? now + s_schedule.PublishAhead : null, plan.NextSignsFrom);
    }

    [Fact]
    public void Old_key_is_published_until_its_last_token_has_expired_everywhere()
    {
        var now = s_start.AddDays(83);

        var plan = Plan([Key("old", s_start)], now);

        Assert.Equal([new("old", now + s_schedule.PublishAhead + s_tail)], plan.Retired);
    }

    [Fact]
    public void Nothing_changes_while_the_next_key_waits_for_its_turn()
    {
        var turn = s_start.AddDays(90);
        SigningKeyRecord[] keys = [Key("old", s_start) with { PublishedUntil = turn + s_tail }, Key("new", turn)];

        foreach (var request in new[] { RotationRequest.None, RotationRequest.Ahead })
        {
            var plan = SigningKeyRotation.Plan(keys, s_schedule, request, s_start.AddDays(85));

            Assert.Equal((null, 0, 0), (plan.NextSignsFrom, plan.Retired.Count, plan.Removed.Count));
        }
    }

    [Theory]
    [InlineData(359, false)]
    [InlineData(360, true)]
    public void Old_key_is_removed_when_its_publication_has_ended(int secondsAfterTurn, bool isRemoved)
    {
        var turn = s_start.AddDays(90);
        SigningKeyRecord[] keys = [Key("old", s_start) with { PublishedUntil = turn + s_tail }, Key("new", turn)];

        var plan = Plan(keys, turn.AddSeconds(secondsAfterTurn));

        Assert.Equal(isRemoved ? ["old"] : [], plan.Removed);
    }

    [Fact]
    public void Requested_key_is_published_before_it_signs() =>
        Assert.Equal(s_start.AddDays(8), Plan([Key("old", s_start)], s_start.AddDays(1), RotationRequest.Ahead).NextSignsFrom);

    [Fact]
    public void Key_requested_at_once_signs_at_once_even_while_another_waits()
    {
        var now = s_start.AddDays(85);
        SigningKeyRecord[] keys = [Key("old", s_start), Key("waiting", s_start.AddDays(90))];

        var plan = Plan(keys, now, RotationRequest.AtOnce);

        Assert.Equal(now, plan.NextSignsFrom);
        Assert.Equal([new("old", now + s_tail)], plan.Retired);
    }

    [Fact]
    public void Key_of_another_algorithm_does_not_sign_but_stays_published_for_its_tokens()
    {
        var now = s_start.AddDays(1);

        var plan = Plan([Key("rsa", s_start) with { Algorithm = SigningAlgorithm.RS256 }], now);

        Assert.Equal(now, plan.NextSignsFrom);
        Assert.Equal([new("rsa", now + s_tail)], plan.Retired);
    }

    [Fact]
    public void Key_of_another_algorithm_is_not_kept_longer_by_every_look()
    {
        var rsa = Key("rsa", s_start) with { Algorithm = SigningAlgorithm.RS256, PublishedUntil = s_start.AddDays(1) + s_tail };

        var plan = Plan([rsa, Key("ecdsa", s_start.AddDays(1))], s_start.AddDays(1).AddMinutes(3));

        Assert.Empty(plan.Retired);
    }

    [Fact]
    public void Key_comes_back_when_the_algorithm_is_configured_again_in_time()
    {
        var ended = s_start.AddDays(1) + s_tail;
        SigningKeyRecord[] keys = [Key("ecdsa", s_start) with { PublishedUntil = ended }];

        var plan = Plan(keys, ended.AddMinutes(-1));

        Assert.Null(plan.NextSignsFrom);
        Assert.Equal([new("ecdsa", null)], plan.Retired);
    }

    [Fact]
    public void Shorter_lifetime_does_not_cut_what_was_promised_and_a_longer_one_extends_it()
    {
        var turn = s_start.AddDays(90);
        SigningKeyRecord[] keys = [Key("old", s_start) with { PublishedUntil = turn + s_tail }, Key("new", turn)];
        var shorter = s_schedule with { TokenLifetime = TimeSpan.FromMinutes(1) };
        var longer = s_schedule with { TokenLifetime = TimeSpan.FromHours(1) };

        Assert.Empty(SigningKeyRotation.Plan(keys, shorter, RotationRequest.None, s_start.AddDays(89)).Retired);
        Assert.Equal(
            [new("old", turn.AddMinutes(61))],
            SigningKeyRotation.Plan(keys, longer, RotationRequest.None, s_start.AddDays(89)).Retired);
    }

    [Fact]
    public void Two_keys_of_two_first_starts_are_put_in_one_order_and_the_older_ends()
    {
        SigningKeyRecord[] keys = [Key("b", s_start), Key("a", s_start)];

        var plan = Plan(keys, s_start.AddSeconds(1));

        Assert.Equal(["a", "b"], SigningKeyRotation.GetLine(keys, s_schedule, s_start).Select(key => key.KeyId));
        Assert.Equal([new("b", s_start + s_tail)], plan.Retired);
    }

    // Lives a few years at random steps: whatever happens, a token can be checked until it has expired everywhere.
    [Fact]
    public void Every_signature_is_covered_by_a_published_key() =>
        Gen.Select(Gen.Int[1, 60 * 24 * 40], Gen.Int[0, 9]).Array[60].Sample(steps =>
        {
            var (keys, now, signed) = (new List<SigningKeyRecord>(), s_start, new List<(string KeyId, DateTimeOffset At)>());
            foreach (var (minutes, dice) in steps)
            {
                now = now.AddMinutes(minutes);
                Apply(keys, Plan(keys, now, dice switch { 0 => RotationRequest.Ahead, 1 => RotationRequest.AtOnce, _ => RotationRequest.None }), now);
                var signer = SigningKeyRotation.GetLine(keys, s_schedule, now).First(key => key.SignsFrom <= now);
                signed.Add((signer.KeyId, now));
                foreach (var (keyId, at) in signed.Where(token => now < token.At + s_tail))
                {
                    Assert.Contains(keys, key => key.KeyId == keyId && key.IsPublishedAt(now));
                    Assert.True(keys.Find(key => key.KeyId == keyId)!.PublishedUntil is not { } end || end >= at + s_tail);
                }
            }
        }, iter: 200);

    private static SigningKeyPlan Plan(IReadOnlyCollection<SigningKeyRecord> keys, DateTimeOffset now, RotationRequest request = default) =>
        SigningKeyRotation.Plan(keys, s_schedule, request, now);

    private static void Apply(List<SigningKeyRecord> keys, SigningKeyPlan plan, DateTimeOffset now)
    {
        keys.RemoveAll(key => plan.Removed.Contains(key.KeyId));
        foreach (var (keyId, publishedUntil) in plan.Retired)
        {
            var index = keys.FindIndex(key => key.KeyId == keyId);
            keys[index] = keys[index] with { PublishedUntil = publishedUntil };
        }

        if (plan.NextSignsFrom is { } signsFrom)
        {
            keys.Add(Key($"{now:O}", signsFrom) with { CreatedAt = now });
        }
    }

    private static SigningKeyRecord Key(string keyId, DateTimeOffset signsFrom) => new()
    {
        KeyId = keyId,
        Algorithm = SigningAlgorithm.ES256,
        Certificate = ReadOnlyMemory<byte>.Empty,
        ProtectedPrivateKey = "",
        CreatedAt = s_start,
        SignsFrom = signsFrom,
    };
}
