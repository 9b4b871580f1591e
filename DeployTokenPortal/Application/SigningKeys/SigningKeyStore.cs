using DeployTokenPortal.Data;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.SigningKeys;

/// <summary>Signing keys in the database.</summary>
internal sealed class SigningKeyStore(IDbContextFactory<PortalDbContext> factory) : ISigningKeyStore
{
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
        await db.SigningKeys.Where(row => changes.Removed.Contains(row.KeyId)).ExecuteDeleteAsync(ct);
        foreach (var retired in changes.Retired)
        {
            await db.SigningKeys.Where(row => row.KeyId == retired.KeyId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedUntil, retired.PublishedUntil), ct);
        }

        if (changes.Added is { } added)
        {
            db.SigningKeys.Add(new SigningKeyRow
            {
                KeyId = added.KeyId,
                Algorithm = added.Algorithm.ToString(),
                Certificate = added.Certificate.ToArray(),
                ProtectedPrivateKey = added.ProtectedPrivateKey,
                CreatedAt = added.CreatedAt,
                SignsFrom = added.SignsFrom,
                PublishedUntil = added.PublishedUntil,
            });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }
}
