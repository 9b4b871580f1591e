using System.Security.Cryptography;
using BitFaster.Caching.Lru;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// The tokens inside registry tokens, which say who the caller is (contract §4.5). Each serves for a minute, so that a registry token costs one signature
/// and not two; that of a caller who comes for the first time is not kept, since thousands may come once, and what is kept of them all has to be moved by the
/// garbage collector. Whoever holds one has no right by it, so revoking a credential has nothing to take back here. Bounded; thread-safe.
/// </summary>
internal sealed class UserTokens
{
    private const int MostEntries = 10_000;
    private const int Places = 1 << 14;
    private static readonly TimeSpan s_reuse = TimeSpan.FromMinutes(1);

    private readonly FastConcurrentTLru<UserTokenId, UserToken> _kept = new(Environment.ProcessorCount, MostEntries, EqualityComparer<UserTokenId>.Default, s_reuse);

    // Of each caller its hash in the place that follows from it, until another one comes there. Who is taken for another one, or forgotten, costs a little
    // memory or one signature.
    private readonly int[] _seen = new int[Places];

    /// <summary>A token about this caller that is good for as long as the registry token, and at most a minute longer; in ASCII.</summary>
    /// <param name="claims">Of the registry token.</param>
    /// <param name="user">Who the caller is.</param>
    /// <param name="key">What signs both.</param>
    /// <param name="privateKey">Its private half.</param>
    public byte[] Get(RegistryTokenClaims claims, RegistryUser user, SigningKey key, AsymmetricAlgorithm privateKey)
    {
        var id = new UserTokenId(key.Record.KeyId, user);
        if (_kept.TryGet(id, out var kept) && kept.Covers(claims))
            return kept.Text;
        var expiresAt = claims.ExpiresAt + s_reuse;
        if (claims.CredentialEndsAt < expiresAt)
            expiresAt = claims.CredentialEndsAt.Value;
        var made = new UserToken(
            CompactJws.Sign(key.PlainHeader, RegistryTokenWriter.WriteUser(claims.IssuedAt, expiresAt, user), privateKey), claims.IssuedAt, expiresAt);
        if (IsSeenAgain(id))
            _kept.AddOrUpdate(id, made);
        return made.Text;
    }

    private bool IsSeenAgain(UserTokenId id)
    {
        var hash = id.GetHashCode();
        return Interlocked.Exchange(ref _seen[hash & (Places - 1)], hash) == hash;
    }

    private readonly record struct UserTokenId(string KeyId, RegistryUser User);

    private sealed record UserToken(byte[] Text, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
    {
        // The clock may also have been set back.
        public bool Covers(RegistryTokenClaims claims) => IssuedAt <= claims.IssuedAt && claims.ExpiresAt <= ExpiresAt;
    }
}
