using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>
/// A freshly drawn key with its self-signed certificate, on its way into the store. Dispose it as soon as the private half is protected:
/// that overwrites it.
/// </summary>
internal sealed class SigningKeyMaterial : IDisposable
{
    /// <summary>
    /// How long a certificate is valid, from a day before its creation. Long, because distribution judges the dates of an <c>x5c</c>
    /// certificate; keys are replaced by <see cref="SigningKeyRotation"/> long before.
    /// </summary>
    public const int CertificateYears = 10;

    private const int RsaBits = 2048;

    private static readonly X500DistinguishedName s_subject = new("CN=deploy-token-portal");

    private SigningKeyMaterial(SigningAlgorithm algorithm, X509Certificate2 certificate, byte[] privateKey)
    {
        Algorithm = algorithm;
        Certificate = certificate.RawData;
        KeyId = KeyFingerprint.Compute(certificate.PublicKey.ExportSubjectPublicKeyInfo());
        PrivateKey = privateKey;
    }

    public SigningAlgorithm Algorithm { get; }

    /// <summary>libtrust fingerprint of the public key.</summary>
    public string KeyId { get; }

    /// <summary>Self-signed certificate, DER.</summary>
    public byte[] Certificate { get; }

    /// <summary>PKCS#8, DER, not encrypted.</summary>
    public byte[] PrivateKey { get; }

    /// <summary>Draws a new key.</summary>
    public static SigningKeyMaterial Create(SigningAlgorithm algorithm, DateTimeOffset now) => algorithm switch
    {
        SigningAlgorithm.ES256 => CreateEcdsa(now),
        SigningAlgorithm.RS256 => CreateRsa(now),
    };

    /// <summary>
    /// Draws P-256 keys until one has no leading zero byte in X or Y. Distribution 3.x reads a key set as numbers and drops such a byte,
    /// so it would not find about one key in 128.
    /// </summary>
    internal static ECDsa DrawEcdsa(Func<ECDsa> draw)
    {
        while (true)
        {
            var key = draw();
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            if (point.X![0] != 0 && point.Y![0] != 0)
            {
                return key;
            }

            key.Dispose();
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(PrivateKey);

    private static SigningKeyMaterial CreateEcdsa(DateTimeOffset now)
    {
        using var key = DrawEcdsa(() => ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using var certificate = SelfSign(new CertificateRequest(s_subject, key, HashAlgorithmName.SHA256), now);
        return new SigningKeyMaterial(SigningAlgorithm.ES256, certificate, key.ExportPkcs8PrivateKey());
    }

    private static SigningKeyMaterial CreateRsa(DateTimeOffset now)
    {
        using var key = RSA.Create(RsaBits);
        var request = new CertificateRequest(s_subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = SelfSign(request, now);
        return new SigningKeyMaterial(SigningAlgorithm.RS256, certificate, key.ExportPkcs8PrivateKey());
    }

    // No extended key usage: Go's verifier, asked for "server authentication" by some registries, takes its absence for "any".
    private static X509Certificate2 SelfSign(CertificateRequest request, DateTimeOffset now)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(CertificateYears));
    }
}
