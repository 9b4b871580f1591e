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
    private SigningKey(SigningKeyRecord record, AsymmetricAlgorithm? key)
    {
        (Record, Key) = (record, key);
        Header = CompactJws.EncodeHeader(RegistryTokenWriter.WriteHeader(record, hasCertificate: true));
        PlainHeader = CompactJws.EncodeHeader(RegistryTokenWriter.WriteHeader(record, hasCertificate: false));
        Credentials = key switch
        {
            ECDsa ecdsa => new SigningCredentials(new ECDsaSecurityKey(ecdsa) { KeyId = record.KeyId }, SecurityAlgorithms.EcdsaSha256),
            RSA rsa => new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = record.KeyId }, SecurityAlgorithms.RsaSha256),
            _ => null,
        };
    }

    public SigningKeyRecord Record { get; }

    /// <summary>Whether the private half could be read.</summary>
    public bool CanSign => Key is not null;

    /// <summary>ECDSA on P-256 or RSA; null when it cannot be read.</summary>
    internal AsymmetricAlgorithm? Key { get; }

    /// <summary>The header of registry tokens: <c>alg</c>, <c>typ</c>, <c>kid</c> and <c>x5c</c>, the certificate, for distribution 3.x. Encoded.</summary>
    internal byte[] Header { get; }

    /// <summary>The same without the certificate.</summary>
    internal byte[] PlainHeader { get; }

    /// <summary>The same key as the general library for tokens wants it.</summary>
    internal SigningCredentials? Credentials { get; }

    /// <summary>The same key with newer dates.</summary>
    internal SigningKey With(SigningKeyRecord record) => new(record, Key);

    /// <summary>A key that can sign. <paramref name="privateKey"/> is PKCS#8 and is not kept.</summary>
    /// <exception cref="CryptographicException">It is no key of the record's algorithm, or not the one of the record's key id.</exception>
    internal static SigningKey Load(SigningKeyRecord record, ReadOnlySpan<byte> privateKey)
    {
        AsymmetricAlgorithm key = record.Algorithm switch
        {
            SigningAlgorithm.ES256 => ECDsa.Create(),
            SigningAlgorithm.RS256 => RSA.Create(),
        };
        key.ImportPkcs8PrivateKey(privateKey, out _);
        Verify(record, key);
        return new SigningKey(record, key);
    }

    /// <summary>A key whose private half cannot be read: it is published, so that tokens it signed stay good, and signs no more.</summary>
    internal static SigningKey LoadPublicOnly(SigningKeyRecord record) => new(record, key: null);

    private static void Verify(SigningKeyRecord record, AsymmetricAlgorithm key)
    {
        if (KeyFingerprint.Compute(key.ExportSubjectPublicKeyInfo()) != record.KeyId)
        {
            throw new CryptographicException("The private key is not the one of this key id.");
        }
    }
}
