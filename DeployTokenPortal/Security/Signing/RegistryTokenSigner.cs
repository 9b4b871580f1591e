using Microsoft.IdentityModel.JsonWebTokens;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// Signs registry tokens with the key whose turn it is. The header names the key twice: <c>kid</c> is its libtrust fingerprint, for
/// distribution 2.x, and <c>x5c</c> its certificate, for 3.x. Thread-safe.
/// </summary>
public sealed class RegistryTokenSigner(SigningKeyRing ring)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The signed token in its compact form, or null when there is no key to sign with: the caller answers "unavailable".</summary>
    public string? TrySign(RegistryTokenClaims claims)
    {
        if (ring.FindSigningKey(claims.IssuedAt) is not { } key)
        {
            return null;
        }

        var userToken = claims.User is { } user ? Sign(RegistryTokenWriter.WriteUser(claims, user), key) : null;
        return Sign(RegistryTokenWriter.Write(claims, userToken), key);
    }

    private string Sign(string payload, SigningKey key) => _handler.CreateToken(payload, key.Credentials, key.HeaderClaims);
}
