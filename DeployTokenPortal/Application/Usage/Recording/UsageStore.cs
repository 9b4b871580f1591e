using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Usage;
using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>Turns a batch into rows and adds them, in the transaction of whoever calls. One call at a time.</summary>
internal sealed class UsageStore
{
    // A day of attempts from everywhere must not fill the disk: further addresses share one row.
    private const int MostUnknownADay = 2_000;

    private readonly HashSet<string> _unknownToday = new(StringComparer.Ordinal);
    private DateOnly _today;

    public async Task AddAsync(PortalDbContext db, UsageBatch batch, CancellationToken ct)
    {
        await UsageUpsert.AddAsync(db, batch.Uses.Select(RowOf).OrderBy(row => row.TokenId).ThenBy(row => row.Day)
            .ThenBy(row => row.Door).ThenBy(row => row.Action).ThenBy(row => row.Outcome), ct);
        await UsageUpsert.AddAsync(db, HolderUses(batch.Uses), ct);
        await UsageUpsert.AddAsync(db, batch.Addresses
            .Select(entry => new TokenAddress
            {
                TokenId = entry.Key.TokenId,
                Address = entry.Key.Address,
                FirstAt = entry.Value.FirstAt,
                LastAt = entry.Value.Last.At,
                LastFor = entry.Value.Last.For,
            })
            .OrderBy(row => row.TokenId).ThenBy(row => row.Address, StringComparer.Ordinal), ct);
        await UsageUpsert.AddAsync(db, UnknownAttempts(batch.Unknown), ct);
        await TouchAsync(db, batch.Uses, ct);
        foreach (var (tokenId, sum) in batch.Personal.OrderBy(entry => entry.Key))
            await TouchPersonalAsync(db, tokenId, sum.Last, ct);
    }

    private static TokenUse RowOf(TallyEntry<UseKey> entry) => new()
    {
        TokenId = entry.Key.TokenId,
        Day = entry.Key.Day,
        Door = entry.Key.Door,
        Action = entry.Key.Action,
        Outcome = entry.Key.Outcome,
        Count = entry.Value.Count,
        LastAt = entry.Value.Last.At,
        LastAddress = entry.Value.Last.Address,
        LastFor = entry.Value.Last.For,
        LastTarget = entry.Value.Last.Target,
        LastUsername = entry.Value.Last.Username,
    };

    private static IEnumerable<HolderUse> HolderUses(IEnumerable<TallyEntry<UseKey>> uses) => uses
        .GroupBy(entry => (entry.Key.Holder, entry.Key.HolderId, entry.Key.Day))
        .OrderBy(holder => holder.Key)
        .Select(holder => new HolderUse
        {
            Holder = holder.Key.Holder,
            HolderId = holder.Key.HolderId,
            Day = holder.Key.Day,
            Allowed = holder.Where(entry => entry.Key.Outcome == UsageOutcome.Allowed).Sum(entry => entry.Value.Count),
            Refused = holder.Where(entry => entry.Key.Outcome != UsageOutcome.Allowed).Sum(entry => entry.Value.Count),
        });

    private List<UnknownAttempt> UnknownAttempts(IEnumerable<TallyEntry<string>> unknown) =>
    [
        .. unknown
            .GroupBy(entry => (Day: DateOnly.FromDateTime(entry.Value.Last.At.UtcDateTime), Address: Admit(entry.Key, entry.Value.Last.At)))
            .OrderBy(group => group.Key.Day).ThenBy(group => group.Key.Address, StringComparer.Ordinal)
            .Select(group => new UnknownAttempt
            {
                Day = group.Key.Day, Address = group.Key.Address, Count = group.Sum(entry => entry.Value.Count), LastAt = group.Max(entry => entry.Value.Last.At),
            }),
    ];

    private string Admit(string address, DateTimeOffset at)
    {
        if (DateOnly.FromDateTime(at.UtcDateTime) is var day && day > _today)
        {
            _today = day;
            _unknownToday.Clear();
        }

        return _unknownToday.Contains(address) || (_unknownToday.Count < MostUnknownADay && _unknownToday.Add(address)) ? address : "";
    }

    private static async Task TouchAsync(PortalDbContext db, IReadOnlyList<TallyEntry<UseKey>> uses, CancellationToken ct)
    {
        var tokens = uses.Where(entry => entry.Key.Outcome == UsageOutcome.Allowed).GroupBy(entry => entry.Key.TokenId).OrderBy(token => token.Key).ToList();
        await LastUse.StoreAsync(db, tokens.Select(token =>
        {
            var last = token.MaxBy(entry => entry.Value.Last.At)!.Value.Last;
            return (token.Key, last.At, last.Address, last.For);
        }), ct);
        await LastUse.StoreWritesAsync(db, tokens
            .Select(token => (token.Key, At: token.Where(entry => IsWrite(entry.Key.Action)).Max(entry => (DateTimeOffset?)entry.Value.Last.At)))
            .Where(token => token.At is not null).Select(token => (token.Key, token.At!.Value)), ct);
    }

    private static bool IsWrite(UsageAction action) => action is UsageAction.Write or UsageAction.Delete;

    private static Task<int> TouchPersonalAsync(PortalDbContext db, long tokenId, UseFacts last, CancellationToken ct) => db.PersonalAccessTokens
        .Where(token => token.Id == tokenId && (token.LastUsedAt == null || token.LastUsedAt < last.At))
        .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, last.At).SetProperty(token => token.LastUsedAddress, last.Address), ct);
}
