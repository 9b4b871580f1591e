using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.SigningKeys;

/// <summary>Signing keys in the database. Whoever's behalf it is on stands in the audit log: the portal itself, or who asked for a rotation.</summary>
internal sealed class SigningKeyStore(IDbContextFactory<PortalDbContext> factory, AuditTrail audit, Caller caller, Actor actor) : ISigningKeyStore
{
    /// <summary>The portal's own store.</summary>
    public SigningKeyStore(IDbContextFactory<PortalDbContext> factory, AuditTrail audit)
        : this(factory, audit, Caller.System, AnonymousActor.Instance)
    {
    }

    public async Task<IReadOnlyList<SigningKeyRecord>> ListAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return [.. (await db.SigningKeys.AsNoTracking().ToListAsync(ct)).Select(row => new SigningKeyRecord
        {
            KeyId = row.KeyId,
            Algorithm = Enum.Parse<SigningAlgorithm>(row.Algorithm),
            Certificate = row.Certificate,
            ProtectedPrivateKey = row.ProtectedPrivateKey,
            CreatedAt = row.CreatedAt,
            SignsFrom = row.SignsFrom,
            PublishedUntil = row.PublishedUntil,
        })];
    }

    public async Task SaveAsync(SigningKeyChanges changes, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var removed = await db.SigningKeys.Where(row => changes.Removed.Contains(row.KeyId)).ToListAsync(ct);
        db.SigningKeys.RemoveRange(removed);
        foreach (var row in removed)
            audit.Add(db, caller, actor, SigningKeyAudit.Deleted(row.KeyId));
        foreach (var (keyId, end) in changes.Retired)
        {
            if (await db.SigningKeys.SingleOrDefaultAsync(row => row.KeyId == keyId, ct) is not { } row)
                continue;
            audit.Add(db, caller, actor, SigningKeyAudit.Retired(keyId, row.PublishedUntil, end));
            row.PublishedUntil = end;
        }

        if (changes.Added is { } added)
        {
            db.SigningKeys.Add(RowOf(added));
            audit.Add(db, caller, actor, SigningKeyAudit.Created(added));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static SigningKeyRow RowOf(SigningKeyRecord key) => new()
    {
        KeyId = key.KeyId,
        Algorithm = key.Algorithm.ToString(),
        Certificate = key.Certificate.ToArray(),
        ProtectedPrivateKey = key.ProtectedPrivateKey,
        CreatedAt = key.CreatedAt,
        SignsFrom = key.SignsFrom,
        PublishedUntil = key.PublishedUntil,
    };
}
