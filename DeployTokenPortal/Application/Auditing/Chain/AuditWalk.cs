using DeployTokenPortal.Domain.Auditing;

namespace DeployTokenPortal.Application.Auditing.Chain;

/// <summary>How far along the chain a check has come.</summary>
/// <param name="beginsAfter">The id after which the chain begins.</param>
internal sealed class AuditWalk(long beginsAfter)
{
    /// <summary>Id of the last row that is whole.</summary>
    public long LastId { get; private set; } = beginsAfter;

    /// <summary>Its hash.</summary>
    public byte[] Hash { get; private set; } = AuditChain.Begin(beginsAfter);

    /// <summary>How many rows are whole so far.</summary>
    public long Checked { get; private set; }

    /// <summary>The first fault, if one was met.</summary>
    public AuditBreak? Break { get; private set; }

    /// <summary>Checks the rows that come next, in order of their ids, up to and including an id.</summary>
    /// <returns>False when there is nothing more to look at: a fault was met, or no row came.</returns>
    public bool Follow(IReadOnlyList<AuditEvent> rows, long upTo)
    {
        var before = LastId;
        foreach (var row in rows.TakeWhile(row => row.Id <= upTo))
        {
            var expected = AuditChain.HashOf(row, row.Id, Hash);
            if (row.Id != LastId + 1)
                Break = new AuditBreak(LastId + 1, AuditBreakKind.Missing);
            else if (!expected.AsSpan().SequenceEqual(row.Hash))
                Break = new AuditBreak(row.Id, AuditBreakKind.Changed);
            if (Break is not null)
                return false;
            (LastId, Hash, Checked) = (row.Id, expected, Checked + 1);
        }

        return LastId > before;
    }
}
