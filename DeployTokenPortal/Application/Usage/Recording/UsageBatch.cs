using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>What is counted apart from each other.</summary>
internal readonly record struct UseKey(
    long TokenId, HolderKind Holder, long HolderId, DateOnly Day, UsageDoor Door, UsageAction Action, UsageOutcome Outcome);

/// <summary>A token and an address that it was used from.</summary>
internal readonly record struct AddressKey(long TokenId, string Address);

/// <summary>Everything noted in one interval.</summary>
/// <param name="Uses">Of deploy tokens.</param>
/// <param name="Addresses">From where deploy tokens were used.</param>
/// <param name="Personal">Of personal access tokens, by id.</param>
/// <param name="Unknown">Attempts with unknown secrets, by address.</param>
internal sealed record UsageBatch(
    IReadOnlyList<KeyValuePair<UseKey, TallySum>> Uses,
    IReadOnlyList<KeyValuePair<AddressKey, TallySum>> Addresses,
    IReadOnlyList<KeyValuePair<long, TallySum>> Personal,
    IReadOnlyList<KeyValuePair<string, TallySum>> Unknown)
{
    /// <summary>Whether nothing was noted.</summary>
    public bool IsEmpty => Uses.Count + Addresses.Count + Personal.Count + Unknown.Count == 0;

    /// <summary>How many rows it is.</summary>
    public int Count => Uses.Count + Addresses.Count + Personal.Count + Unknown.Count;
}
