using System.Security.Cryptography;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.IdentityModel.Tokens;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// A stored key, ready for use. One instance per key serves all requests: .NET's ECDSA and RSA on OpenSSL only read the key when they
/// sign, each signature in a context of its own. It is never disposed, because a request may still sign with it after a reload; the
/// handle goes with the last reference.
/// </summary>
public sealed class SigningKey
{
    private SigningKey(SigningKeyRecord record, SigningCredentials? credentials)
    {
        Record = record;
        Credentials = credentials;
        HeaderClaims = new() { ["x5c"] = new List<string> { Convert.ToBase64String(record.Certificate.Span) } };
    }

    public SigningKeyRecord Record { get; }

    /// <summary>Whether the private half could be read.</summary>
    public bool CanSign => Credentials is not null;

    internal SigningCredentials? Credentials { get; }

    /// <summary>What the JWT header holds besides <c>alg</c>, <c>typ</c> and <c>kid</c>: the certificate, for distribution 3.x.</summary>
    internal Dictionary<string, object> HeaderClaims { get; }

    /// <summary>The same key with newer dates.</summary>
    internal SigningKey With(SigningKeyRecord record) => new(record, Credentials);

    /// <summary>A key that can sign. <paramref name="privateKey"/> is PKCS#8 and is not kept.</summary>
    /// <exception cref="CryptographicException">It is no key of the record's algorithm, or not the one of the record's key id.</exception>
    internal static SigningKey Load(SigningKeyRecord record, ReadOnlySpan<byte> privateKey)
    {
        var credentials = record.Algorithm switch
        {
            SigningAlgorithm.ES256 => new SigningCredentials(ImportEcdsa(record, privateKey), SecurityAlgorithms.EcdsaSha256),
            SigningAlgorithm.RS256 => new SigningCredentials(ImportRsa(record, privateKey), SecurityAlgorithms.RsaSha256),
        };
        credentials.Key.KeyId = record.KeyId;
        return new SigningKey(record, credentials);
    }

    /// <summary>A key whose private half cannot be read: it is published, so that tokens it signed stay good, and signs no more.</summary>
    internal static SigningKey LoadPublicOnly(SigningKeyRecord record) => new(record, credentials: null);

    private static ECDsaSecurityKey ImportEcdsa(SigningKeyRecord record, ReadOnlySpan<byte> privateKey)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        Verify(record, key);
        return new ECDsaSecurityKey(key);
    }

    private static RsaSecurityKey ImportRsa(SigningKeyRecord record, ReadOnlySpan<byte> privateKey)
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        Verify(record, key);
        return new RsaSecurityKey(key);
    }

    private static void Verify(SigningKeyRecord record, AsymmetricAlgorithm key)
    {
        if (KeyFingerprint.Compute(key.ExportSubjectPublicKeyInfo()) != record.KeyId)
        {
            throw new CryptographicException("The private key is not the one of this key id.");
        }
    }
}
