using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>
/// Remembers uses until the writer stores them, off the request path. Bounded: when full, a use is dropped, never a request. Thread-safe without a lock.
/// </summary>
public sealed class UsageRecorder(TimeProvider time) : IUsageRecorder
{
    private const int MostEntries = 100_000;
    private const int MostUnknown = 10_000;

    private readonly TallyBook<UseKey> _uses = new(MostEntries);
    private readonly TallyBook<AddressKey> _addresses = new(MostEntries);
    private readonly TallyBook<long> _personal = new(MostEntries);
    private readonly TallyBook<string> _unknown = new(MostUnknown);

    /// <summary>How many uses were not recorded because there were too many at once, since the start.</summary>
    public long Dropped => _uses.Dropped + _addresses.Dropped + _personal.Dropped + _unknown.Dropped;

    /// <inheritdoc/>
    public void Note(DeployTokenActor token, in UsageNote note)
    {
        var now = time.GetUtcNow();
        var facts = new UseFacts(now, note.For, note.Address ?? "", StorableText.Of(note.Target), note.Username);
        _uses.Add(
            new UseKey(token.TokenId, token.Holder, token.HolderId, DateOnly.FromDateTime(now.UtcDateTime), note.Door, note.Action, note.Outcome), facts);
        if (note is { Outcome: UsageOutcome.Allowed, Address: not null })
            _addresses.Add(new AddressKey(token.TokenId, note.Address), facts);
    }

    /// <inheritdoc/>
    public void NotePersonal(long tokenId, string use, string? address) => _personal.Add(tokenId, new UseFacts(time.GetUtcNow(), use, address ?? ""));

    /// <inheritdoc/>
    public void NoteUnknown(string? address) => _unknown.Add(address ?? "", new UseFacts(time.GetUtcNow(), "", address ?? ""));

    /// <summary>Takes out everything noted since the last time.</summary>
    internal UsageBatch Drain() => new(_uses.Drain(), _addresses.Drain(), _personal.Drain(), _unknown.Drain());

    /// <summary>Puts back what could not be stored.</summary>
    internal void Return(UsageBatch batch)
    {
        _uses.Return(batch.Uses);
        _addresses.Return(batch.Addresses);
        _personal.Return(batch.Personal);
        _unknown.Return(batch.Unknown);
    }
}

/// <summary>What a deploy token did.</summary>
/// <param name="Door">Through which entrance.</param>
/// <param name="Action">What it wanted.</param>
/// <param name="Outcome">Allowed, or why not.</param>
/// <param name="For">The same in the client's words, such as <c>push</c> or <c>npm read</c>; at most 20 characters.</param>
/// <param name="Address">Source address; null when unknown.</param>
/// <param name="Target">What it aimed at: its path where the token may know it, else as asked for; empty for nothing.</param>
/// <param name="Username">The wrong username that was sent, made fit for a log; empty for none.</param>
public readonly record struct UsageNote(
    UsageDoor Door, UsageAction Action, UsageOutcome Outcome, string For, string? Address, string Target = "", string Username = "");
