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
    IReadOnlyList<TallyEntry<UseKey>> Uses,
    IReadOnlyList<TallyEntry<AddressKey>> Addresses,
    IReadOnlyList<TallyEntry<long>> Personal,
    IReadOnlyList<TallyEntry<string>> Unknown)
{
    /// <summary>How many rows it is.</summary>
    public int Count => Uses.Count + Addresses.Count + Personal.Count + Unknown.Count;

    /// <summary>The same in parts, each with at most so many rows of a kind; what lies side by side in the database comes into one part.</summary>
    public IEnumerable<UsageBatch> InParts(int most)
    {
        TallyEntry<UseKey>[] uses = [.. Uses];
        TallyEntry<AddressKey>[] addresses = [.. Addresses];
        Array.Sort(uses, (one, other) => one.Key.TokenId.CompareTo(other.Key.TokenId));
        Array.Sort(addresses, (one, other) => one.Key.TokenId.CompareTo(other.Key.TokenId));
        var rows = Math.Max(Math.Max(Uses.Count, Addresses.Count), Math.Max(Personal.Count, Unknown.Count));
        for (var first = 0; first < rows; first += most)
            yield return new UsageBatch(PartOf(uses, first, most), PartOf(addresses, first, most), PartOf(Personal, first, most), PartOf(Unknown, first, most));
    }

    private static List<T> PartOf<T>(IReadOnlyList<T> rows, int first, int most) => [.. rows.Skip(first).Take(most)];
}
