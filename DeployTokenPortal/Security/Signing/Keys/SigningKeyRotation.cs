namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>
/// Which key signs, when the next one is due, and how long an old one stays published. Pure: no clock, no store, no key is drawn here.
/// </summary>
internal static class SigningKeyRotation
{
    // Distribution accepts a token for 60 s after it has expired, and looks for its key that long.
    private static readonly TimeSpan s_verifierLeeway = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The keys of the configured algorithm that are still published, newest first. The first that has begun to sign is the one that
    /// signs. Nodes that hold the same keys get the same order, also when two keys start together.
    /// </summary>
    public static List<SigningKeyRecord> GetLine(IEnumerable<SigningKeyRecord> keys, SigningKeySchedule schedule, DateTimeOffset now) =>
        [.. keys
            .Where(key => key.Algorithm == schedule.Algorithm && key.IsPublishedAt(now))
            .OrderByDescending(key => key.SignsFrom)
            .ThenByDescending(key => key.CreatedAt)
            .ThenBy(key => key.KeyId, StringComparer.Ordinal)];

    /// <summary>
    /// What has to change at <paramref name="now"/>. A replaced key stays published until the last token it could sign has expired
    /// everywhere, then it is removed. A key of an algorithm that is no longer configured ends the same way, and is taken back if the
    /// setting returns in time.
    /// </summary>
    public static SigningKeyPlan Plan(
        IReadOnlyCollection<SigningKeyRecord> keys, SigningKeySchedule schedule, RotationRequest request, DateTimeOffset now)
    {
        var line = GetLine(keys, schedule, now);
        var nextSignsFrom = FindNextStart(line, schedule, request, now);
        var tail = schedule.TokenLifetime + s_verifierLeeway;

        var retired = new List<SigningKeyRetirement>();
        foreach (var key in keys.Where(key => key.IsPublishedAt(now)))
        {
            // A key outside the line is of an algorithm that is no longer configured: counted from when this was first noticed.
            var publishedUntil = line.Contains(key)
                ? Later(FindSuccession(key, line, nextSignsFrom) + tail, key.PublishedUntil)
                : key.PublishedUntil ?? now + tail;
            if (publishedUntil != key.PublishedUntil)
            {
                retired.Add(new SigningKeyRetirement(key.KeyId, publishedUntil));
            }
        }

        return new SigningKeyPlan(nextSignsFrom, retired, [.. keys.Where(key => !key.IsPublishedAt(now)).Select(key => key.KeyId)]);
    }

    /// <summary>From when a new key has to sign; null when none is to be created.</summary>
    private static DateTimeOffset? FindNextStart(
        List<SigningKeyRecord> line, SigningKeySchedule schedule, RotationRequest request, DateTimeOffset now)
    {
        if (request == RotationRequest.AtOnce || !line.Exists(key => key.SignsFrom <= now))
        {
            return now;
        }

        var newest = line[0];
        if (newest.SignsFrom > now)
        {
            return null; // It waits for its turn already.
        }

        var due = request == RotationRequest.Ahead ? now : newest.SignsFrom + schedule.SigningPeriod;
        var earliest = now + schedule.PublishAhead;
        return due > earliest ? null : earliest;
    }

    /// <summary>When another key takes over; null while none will.</summary>
    private static DateTimeOffset? FindSuccession(SigningKeyRecord key, List<SigningKeyRecord> line, DateTimeOffset? nextSignsFrom)
    {
        var position = line.IndexOf(key);
        var following = position > 0 ? line[position - 1].SignsFrom : (DateTimeOffset?)null;
        var created = nextSignsFrom >= key.SignsFrom ? nextSignsFrom : null;
        return following < created ? following : created ?? following;
    }

    // Never earlier than was already promised: the lifetime of tokens may have been shortened since.
    private static DateTimeOffset? Later(DateTimeOffset? end, DateTimeOffset? promised) => end < promised ? promised : end;
}
