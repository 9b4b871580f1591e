using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace DeployTokenPortal.Tests.Security.Signing;

public sealed class PublicKeySetTests
{
    [Fact]
    public async Task Bundle_holds_one_certificate_block_for_every_key_and_nothing_private()
    {
        using var signing = await SigningFixture.StartAsync();
        await signing.MaintainAsync(RotationRequest.Ahead);
        var published = signing.Ring.ListPublished(signing.Now);

        var bundle = PublicKeySet.WriteCertificateBundle(published);

        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(bundle);
        Assert.Equal(published.Select(key => key.Record.Certificate.ToArray()), certificates.Select(certificate => certificate.RawData));
        Assert.DoesNotContain("PRIVATE", bundle, StringComparison.Ordinal);
        Assert.EndsWith("-----END CERTIFICATE-----\n", bundle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256, new[] { "kty", "crv", "x", "y", "use", "alg", "kid", "x5c" })]
    [InlineData(SigningAlgorithm.RS256, new[] { "kty", "n", "e", "use", "alg", "kid", "x5c" })]
    public async Task Key_set_has_the_public_members_only(SigningAlgorithm algorithm, string[] members)
    {
        using var signing = await SigningFixture.StartAsync(algorithm);

        using var jwks = JsonDocument.Parse(PublicKeySet.WriteJwks(signing.Ring.ListPublished(signing.Now)));

        var key = Assert.Single(jwks.RootElement.GetProperty("keys").EnumerateArray());
        Assert.Equal(members, key.EnumerateObject().Select(member => member.Name));
        Assert.Equal("sig", key.GetProperty("use").GetString());
        Assert.Equal(algorithm.ToString(), key.GetProperty("alg").GetString());
        Assert.Equal(signing.CurrentKey.Record.KeyId, key.GetProperty("kid").GetString());
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.RS256)]
    public async Task Key_set_read_by_a_library_holds_the_key_of_the_certificate(SigningAlgorithm algorithm)
    {
        using var signing = await SigningFixture.StartAsync(algorithm);

        var jwks = Encoding.UTF8.GetString(PublicKeySet.WriteJwks(signing.Ring.ListPublished(signing.Now)));

        var key = Assert.Single(new JsonWebKeySet(jwks).Keys);
        Assert.Equal(signing.CurrentKey.Record.Certificate.ToArray(), Convert.FromBase64String(Assert.Single(key.X5c)));
        using var certificate = X509CertificateLoader.LoadCertificate(signing.CurrentKey.Record.Certificate.Span);
        Assert.Equal(PointOrModulus(certificate), key.Kty == "EC" ? key.X + key.Y : key.N);
    }

    [Fact]
    public void No_keys_make_an_empty_set()
    {
        Assert.Equal("""{"keys":[]}""", Encoding.UTF8.GetString(PublicKeySet.WriteJwks([])));
        Assert.Equal("", PublicKeySet.WriteCertificateBundle([]));
    }

    private static string PointOrModulus(X509Certificate2 certificate)
    {
        using var ecdsa = certificate.GetECDsaPublicKey();
        if (ecdsa is null)
        {
            using var rsa = certificate.GetRSAPublicKey()!;
            return Base64UrlEncoder.Encode(rsa.ExportParameters(false).Modulus);
        }

        var point = ecdsa.ExportParameters(false).Q;
        return Base64UrlEncoder.Encode(point.X) + Base64UrlEncoder.Encode(point.Y);
    }
}
