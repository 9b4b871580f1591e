using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Usage.Tokens;

/// <summary>Reads one token with its use, its refusals and its history; for whoever may see the tokens of its holder.</summary>
public sealed class TokenDetailQueries(IDbContextFactory<PortalDbContext> factory, DeployTokenQueries tokens, TimeProvider time)
{
    private const int MostEvents = 50;

    /// <summary>The token of exactly this holder.</summary>
    public async Task<Result<TokenDetails>> GetAsync(Caller caller, HolderKind holder, long holderId, long tokenId, CancellationToken ct)
    {
        var found = await tokens.GetAsync(caller, holder, holderId, tokenId, ct);
        if (!found.IsSuccess)
            return found.Failure;
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = today.AddDays(1 - TokenDetails.PeriodDays);
        var uses = await db.TokenUses.AsNoTracking().Where(use => use.TokenId == tokenId && use.Day >= first).ToListAsync(ct);
        var addresses = db.TokenAddresses.AsNoTracking().Where(seen => seen.TokenId == tokenId);
        return new TokenDetails(
            found.Value,
            await db.TokenSecrets.AsNoTracking().Where(secret => secret.DeployTokenId == tokenId && (secret.ValidUntil == null || secret.ValidUntil >= now))
                .OrderByDescending(secret => secret.Id).Select(secret => new SecretView(secret.Hint, secret.CreatedAt, secret.ValidUntil)).ToListAsync(ct),
            await db.DeployTokens.Where(token => token.Id == tokenId).Select(token => token.LastWroteAt).SingleOrDefaultAsync(ct),
            DaysOf(uses, first, today),
            [.. uses.Where(use => use.Outcome != UsageOutcome.Allowed).OrderByDescending(use => use.LastAt).Take(TokenDetails.MostRefusals).Select(RefusalOf)],
            await addresses.OrderByDescending(seen => seen.LastAt).Take(TokenDetails.MostAddresses)
                .Select(seen => new UsedAddress(seen.Address, seen.FirstAt, seen.LastAt, seen.LastFor)).ToListAsync(ct),
            await addresses.CountAsync(ct),
            await HistoryAsync(db, tokenId, ct));
    }

    private static IReadOnlyList<TokenDay> DaysOf(List<TokenUse> uses, DateOnly first, DateOnly today)
    {
        var byDay = uses.ToLookup(use => use.Day);
        return
        [
            .. Enumerable.Range(first.DayNumber, today.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber).Select(day => new TokenDay(
                day, Allowed(byDay[day], UsageDoor.ContainerToken), Allowed(byDay[day], UsageDoor.ForwardAuth), Allowed(byDay[day], UsageDoor.Gateway),
                byDay[day].Where(use => use.Outcome != UsageOutcome.Allowed).Sum(use => use.Count))),
        ];
    }

    private static RefusedUse RefusalOf(TokenUse use) => new(
        use.Day, use.Door, use.Action, use.Outcome, use.Count, use.LastAt, use.LastAddress, use.LastFor, use.LastTarget, use.LastUsername);

    private static long Allowed(IEnumerable<TokenUse> uses, UsageDoor door) =>
        uses.Where(use => use.Outcome == UsageOutcome.Allowed && use.Door == door).Sum(use => use.Count);

    private static async Task<IReadOnlyList<TokenEvent>> HistoryAsync(PortalDbContext db, long tokenId, CancellationToken ct)
    {
        var rows = await db.AuditEvents.AsNoTracking().Where(row => row.TargetType == DeployTokenAudit.TargetType && row.TargetId == tokenId)
            .OrderByDescending(row => row.Id).Take(MostEvents).Select(row => new { row.At, row.Name, row.AuthorId, row.AuthorName }).ToListAsync(ct);
        var ids = rows.Select(row => row.AuthorId).OfType<long>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, ct);
        var history = rows.Select(row => new TokenEvent(
            row.At, row.Name, row.AuthorId is { } id && names.TryGetValue(id, out var name) ? name : row.AuthorName.Length == 0 ? null : row.AuthorName)).ToList();
        var firstUse = await db.TokenAddresses.AsNoTracking().Where(seen => seen.TokenId == tokenId).OrderBy(seen => seen.FirstAt)
            .Select(seen => new { seen.FirstAt, seen.Address }).FirstOrDefaultAsync(ct);
        if (firstUse is not null)
            history.Add(new TokenEvent(firstUse.FirstAt, "", firstUse.Address));
        return [.. history.OrderByDescending(row => row.At)];
    }
}
