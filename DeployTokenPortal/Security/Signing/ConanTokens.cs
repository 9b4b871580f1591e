using System.Text.Json;
using DeployTokenPortal.Security.Secrets;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// The tokens that Conan's log-in answers with (contract §5.8). They hold the digest of the secret instead of the secret, so that each use looks the token
/// up again: revocation and rotation end them at once. Typed (RFC 8725 §3.11), so that neither they nor registry tokens pass for the other. Thread-safe.
/// </summary>
public sealed class ConanTokens(SigningKeyRing ring)
{
    /// <summary>How long one is good; the client signs in again by itself.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const string Type = "conan+jwt";
    private const string Audience = "conan";
    private const string DigestClaim = "digest";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>A signed token, or null while no key can sign.</summary>
    /// <param name="username">Name of the deploy token or person.</param>
    /// <param name="secret">The secret that was presented and is good.</param>
    /// <param name="now">UTC.</param>
    /// <param name="endsAt">Last instant at which the credential works, UTC; null while no end is set.</param>
    public string? TrySign(string username, SecretValue secret, DateTimeOffset now, DateTimeOffset? endsAt)
    {
        if (ring.FindSigningKey(now) is not { } key)
            return null;
        var end = endsAt < now + Lifetime ? endsAt.Value : now + Lifetime;
        var payload = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["aud"] = Audience,
            ["sub"] = username,
            [DigestClaim] = Convert.ToHexString(SecretDigest.Compute(secret)),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = end.ToUnixTimeSeconds(),
        });
        return _handler.CreateToken(payload, key.Credentials, new Dictionary<string, object> { ["typ"] = Type });
    }

    /// <summary>Who signed in, or null for a token that is expired, changed, of another kind or signed by nobody known.</summary>
    /// <param name="token">As presented; anything.</param>
    /// <param name="now">UTC.</param>
    public async Task<ConanLogin?> FindLoginAsync(string token, DateTimeOffset now)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = [Type],
            ValidAudience = Audience,
            ValidateIssuer = false,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            IssuerSigningKeys = [.. ring.ListPublished(now).Select(key => key.Credentials?.Key).OfType<SecurityKey>()],
            LifetimeValidator = (_, expires, _, _) => expires is { } end && end >= now.UtcDateTime,
        });
        return result.IsValid && result.SecurityToken is JsonWebToken jwt
            && jwt.TryGetPayloadValue<string>(DigestClaim, out var digest) && digest.Length == 2 * SecretDigest.Length
            ? new ConanLogin(jwt.Subject, Convert.FromHexString(digest))
            : null;
    }

    /// <summary>Whether a text could be such a token, so that the look-up for secrets is spared: three parts (RFC 7515 §3.1).</summary>
    public static bool IsShaped(string text) => text.Count(c => c == '.') == 2 && text.StartsWith("ey", StringComparison.Ordinal);
}

/// <summary>Who signed in with Conan.</summary>
/// <param name="Username">Name of the deploy token or person at that time.</param>
/// <param name="Digest">SHA-256 of the secret, 32 bytes.</param>
public sealed record ConanLogin(string Username, byte[] Digest);
