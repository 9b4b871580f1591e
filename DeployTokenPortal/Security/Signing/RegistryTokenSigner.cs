namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// Signs registry tokens with the key whose turn it is. The header names the key twice: <c>kid</c> is its libtrust fingerprint, for
/// distribution 2.x, and <c>x5c</c> its certificate, for 3.x. The token inside says with <c>kid</c> alone which key is meant. Thread-safe.
/// </summary>
public sealed class RegistryTokenSigner(SigningKeyRing ring)
{
    private readonly UserTokens _users = new();

    /// <summary>The signed token in its compact form, in ASCII, or null when there is no key to sign with: the caller answers "unavailable".</summary>
    public byte[]? TrySign(RegistryTokenClaims claims)
    {
        if (ring.FindSigningKey(claims.IssuedAt) is not { Key: { } privateKey } key)
        {
            return null;
        }

        var userToken = claims.User is { } user ? _users.Get(claims, user, key, privateKey) : null;
        return CompactJws.Sign(key.Header, RegistryTokenWriter.Write(claims, userToken), privateKey);
    }
}
