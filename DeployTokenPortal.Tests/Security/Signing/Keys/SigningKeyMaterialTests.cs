using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Tests.Security.Signing.Keys;

public sealed class SigningKeyMaterialTests
{
    private static readonly DateTimeOffset s_now = new(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.RS256)]
    public void Certificate_is_self_signed_and_valid_for_ten_years(SigningAlgorithm algorithm)
    {
        using var material = SigningKeyMaterial.Create(algorithm, s_now);

        using var certificate = X509CertificateLoader.LoadCertificate(material.Certificate);
        Assert.Equal("CN=deploy-token-portal", certificate.Subject);
        Assert.Equal(certificate.Subject, certificate.Issuer);
        Assert.Equal(s_now.AddDays(-1).UtcDateTime, certificate.NotBefore.ToUniversalTime());
        Assert.Equal(s_now.AddYears(10).UtcDateTime, certificate.NotAfter.ToUniversalTime());
        Assert.Equal(material.KeyId, KeyFingerprint.Compute(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void Ecdsa_key_is_p256_and_belongs_to_its_certificate()
    {
        using var material = SigningKeyMaterial.Create(SigningAlgorithm.ES256, s_now);
        using var key = ECDsa.Create();

        key.ImportPkcs8PrivateKey(material.PrivateKey, out _);

        Assert.Equal(256, key.KeySize);
        Assert.Equal(material.KeyId, KeyFingerprint.Compute(key.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void Rsa_key_has_2048_bits_and_belongs_to_its_certificate()
    {
        using var material = SigningKeyMaterial.Create(SigningAlgorithm.RS256, s_now);
        using var key = RSA.Create();

        key.ImportPkcs8PrivateKey(material.PrivateKey, out _);

        Assert.Equal(2048, key.KeySize);
        Assert.Equal(material.KeyId, KeyFingerprint.Compute(key.ExportSubjectPublicKeyInfo()));
    }

    // About one key in 128 has such a coordinate: draw until there is one for each, then offer it first.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Key_with_a_leading_zero_byte_is_drawn_again(bool inX)
    {
        var draws = new Queue<ECDsa>([DrawWithLeadingZero(inX), DrawWithLeadingZero(inX), DrawGood()]);

        using var key = SigningKeyMaterial.DrawEcdsa(draws.Dequeue);

        Assert.Empty(draws);
        var point = key.ExportParameters(false).Q;
        Assert.NotEqual(0, point.X![0]);
        Assert.NotEqual(0, point.Y![0]);
    }

    [Fact]
    public void Private_key_is_overwritten_after_use()
    {
        var material = SigningKeyMaterial.Create(SigningAlgorithm.ES256, s_now);

        material.Dispose();

        Assert.All(material.PrivateKey, value => Assert.Equal(0, value));
    }

    private static ECDsa DrawWithLeadingZero(bool inX) => Draw(point => (inX ? point.X : point.Y)![0] == 0);

    private static ECDsa DrawGood() => Draw(point => point.X![0] != 0 && point.Y![0] != 0);

    private static ECDsa Draw(Func<ECPoint, bool> isWanted)
    {
        while (true)
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            if (isWanted(key.ExportParameters(false).Q))
            {
                return key;
            }

            key.Dispose();
        }
    }
}
