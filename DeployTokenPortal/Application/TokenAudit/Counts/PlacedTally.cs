using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.TokenAudit.Counts;

/// <summary>The counts of tokens with exactly these scopes in one group, or in one of its projects. Added up by the database, only what is counted of their state.</summary>
internal sealed class PlacedTally
{
    public long GroupId { get; init; }

    public long? ProjectId { get; init; }

    public DeployTokenScopes Scopes { get; init; }

    public required TokenTally Tally { get; init; }

    public static IQueryable<PlacedTally> AddUpActive(IQueryable<PlacedTally> placed) =>
        placed.GroupBy(row => new { row.GroupId, row.ProjectId, row.Scopes }, row => row.Tally).Select(tallies => new PlacedTally
        {
            GroupId = tallies.Key.GroupId,
            ProjectId = tallies.Key.ProjectId,
            Scopes = tallies.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tallies.Sum(tally => tally.Created),
                CreatedInPeriod = tallies.Sum(tally => tally.CreatedInPeriod),
                Active = tallies.Sum(tally => tally.Active),
                Used7 = tallies.Sum(tally => tally.Used7),
                Used30 = tallies.Sum(tally => tally.Used30),
                Used90 = tallies.Sum(tally => tally.Used90),
                CanWrite = tallies.Sum(tally => tally.CanWrite),
                NeverUsed = tallies.Sum(tally => tally.NeverUsed),
                Expiring30 = tallies.Sum(tally => tally.Expiring30),
                Expiring = tallies.Sum(tally => tally.Expiring),
                NeverExpires = tallies.Sum(tally => tally.NeverExpires),
                Unused = tallies.Sum(tally => tally.Unused),
                Stale = tallies.Sum(tally => tally.Stale),
                Unwritten = tallies.Sum(tally => tally.Unwritten),
            },
        });

    public static IQueryable<PlacedTally> AddUpEnded(IQueryable<PlacedTally> placed) =>
        placed.GroupBy(row => new { row.GroupId, row.ProjectId, row.Scopes }, row => row.Tally).Select(tallies => new PlacedTally
        {
            GroupId = tallies.Key.GroupId,
            ProjectId = tallies.Key.ProjectId,
            Scopes = tallies.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tallies.Sum(tally => tally.Created),
                CreatedInPeriod = tallies.Sum(tally => tally.CreatedInPeriod),
                Expired = tallies.Sum(tally => tally.Expired),
                Revoked = tallies.Sum(tally => tally.Revoked),
                Used7 = tallies.Sum(tally => tally.Used7),
                Used30 = tallies.Sum(tally => tally.Used30),
                Used90 = tallies.Sum(tally => tally.Used90),
            },
        });

    public static IQueryable<PlacedTally> AddUpDeleted(IQueryable<PlacedTally> placed) =>
        placed.GroupBy(row => new { row.GroupId, row.ProjectId, row.Scopes }, row => row.Tally).Select(tallies => new PlacedTally
        {
            GroupId = tallies.Key.GroupId,
            ProjectId = tallies.Key.ProjectId,
            Scopes = tallies.Key.Scopes,
            Tally = new TokenTally
            {
                Created = tallies.Sum(tally => tally.Created),
                CreatedInPeriod = tallies.Sum(tally => tally.CreatedInPeriod),
                Deleted = tallies.Sum(tally => tally.Deleted),
                DeletedInPeriod = tallies.Sum(tally => tally.DeletedInPeriod),
            },
        });
}
