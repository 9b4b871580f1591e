namespace DeployTokenPortal.Domain.Auditing;

/// <summary>Where the chain of audit rows stands; one row. Without it nobody would miss the newest rows.</summary>
public sealed class AuditChainHead
{
    /// <summary>The id of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; private set; } = OnlyId;

    /// <summary>Rows up to this id were written before there was a chain; 0 when there are none.</summary>
    public long BeginsAfter { get; private set; }

    /// <summary>Id of the newest row; <see cref="BeginsAfter"/> while the chain is empty.</summary>
    public long LastId { get; private set; }

    /// <summary>Hash of the newest row; null while the chain is empty.</summary>
    public byte[]? LastHash { get; private set; }

    /// <summary>Notes that a row was added.</summary>
    public void Advance(long id, byte[] hash) => (LastId, LastHash) = (id, hash);
}
