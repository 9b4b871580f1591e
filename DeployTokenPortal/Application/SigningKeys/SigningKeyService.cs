using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.SigningKeys;

/// <summary>Keeps signing keys in order and lets administrators look at and rotate them.</summary>
public sealed class SigningKeyService(
    SigningKeyUpkeep upkeep, SigningKeyRing ring, IDbContextFactory<PortalDbContext> factory, AccessControl access, TimeProvider time)
{
    /// <summary>Does what is due: the first key, the next key, the end of an old one.</summary>
    public Task MaintainAsync(CancellationToken ct) => upkeep.RunAsync(RotationRequest.None, Caller.System, AnonymousActor.Instance, ct);

    /// <summary>Takes over what another node has done.</summary>
    public Task ReloadAsync(CancellationToken ct) => ring.ReloadAsync(ct);

    /// <summary>The published keys, the one that signs first; administrators only.</summary>
    public async Task<Result<SigningKeyList>> ListAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await RequireAsync(db, caller, ct) is { Failure: { } refused })
            return refused;
        var now = time.GetUtcNow();
        var signing = ring.FindSigningKey(now)?.Record.KeyId;
        return new SigningKeyList([.. ring.ListPublished(now)
            .Select(key => new SigningKeyView(
                key.Record.KeyId, key.Record.Algorithm.ToString(), key.Record.CreatedAt, key.Record.SignsFrom, key.Record.PublishedUntil, key.Record.KeyId == signing, key.Record.SignsFrom > now))
            .OrderByDescending(key => key.IsSigning).ThenByDescending(key => key.SignsFrom)]);
    }

    /// <summary>Makes the next key: published now, signing after the time that operators have for the new bundle; or signing at once.</summary>
    public async Task<Result<SigningKeyList>> RotateAsync(Caller caller, bool isAtOnce, CancellationToken ct)
    {
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            var allowed = await RequireAsync(db, caller, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            await upkeep.RunAsync(isAtOnce ? RotationRequest.AtOnce : RotationRequest.Ahead, caller, allowed.Value.Actor, ct);
        }

        return await ListAsync(caller, ct);
    }

    private Task<Result<AccessContext>> RequireAsync(PortalDbContext db, Caller caller, CancellationToken ct) =>
        access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct);
}

/// <summary>The published keys.</summary>
public sealed record SigningKeyList(IReadOnlyList<SigningKeyView> Keys);

/// <summary>One published key.</summary>
/// <param name="KeyId">libtrust fingerprint.</param>
/// <param name="Algorithm">ES256 or RS256.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="SignsFrom">UTC; in the future for the next key.</param>
/// <param name="PublishedUntil">UTC; null while no end is set.</param>
/// <param name="IsSigning">Whether it signs now.</param>
/// <param name="IsNext">Whether its turn is still to come.</param>
public sealed record SigningKeyView(
    string KeyId, string Algorithm, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, DateTimeOffset? PublishedUntil, bool IsSigning, bool IsNext);
