using System.Security.Cryptography;
using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Tests.Security.Signing.Keys;

public sealed class KeyFingerprintTests
{
    // The halves of two keys drawn for this test; the private halves were thrown away.
    private const string EcdsaKey = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAExDbPeJuFmJlLhI7mDvYYiE3Dn50Z
        P+kEwds1EvaJbeIsxxvhR8Zoscs7SQtHJveXuismA2uBS1zpuWJDP6jA1w==
        -----END PUBLIC KEY-----
        """;

    private const string RsaKey = """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAz01Xb0x4f361OTUMppZm
        T91c9faRg83aPEfdelmOCX9yZ75rDvwXGnL57UJsdOOvE/nv0xJ02AM0YGzTmJM4
        Wd/EnlawlHV/679xCqrglbu+2mU1pbSAxKTga9CiAQU8XwTF1yfdvSry+a3aa61o
        YQCypBe6C2aiSSqBL4Zw/NT7k30Oey21nzk9x0X+UMefuCVildZrN/uj0MDj7fyR
        65iMmRT/s7dC+ZSCOTSHG9IY0APuLu9G7dlpWEC2fDCDQurwIYSsQkyELjW2KLzC
        vSbFs7kT93Msj780ySUhnfRGaYni0YmlQ8dsc5pUO8GRTJ43Avx/qJFAxnp+NHE6
        iwIDAQAB
        -----END PUBLIC KEY-----
        """;

    // Expected from: openssl pkey -pubin -outform DER | openssl dgst -sha256 -binary | head -c 30 | base32, then colons.
    [Theory]
    [InlineData(EcdsaKey, "BV4Z:4GAI:OOBJ:VY27:LDY6:Y5H5:UXMF:XY34:CIHQ:IMMT:UBRA:I7CW")]
    [InlineData(RsaKey, "LGZF:SI32:ED7R:AULK:76CL:UDXG:KWYX:EMST:MFFI:456L:UOA4:FFOS")]
    public void Fingerprint_is_the_one_openssl_computes(string pem, string expected)
    {
        var fields = PemEncoding.Find(pem);

        var fingerprint = KeyFingerprint.Compute(Convert.FromBase64String(pem[fields.Base64Data]));

        Assert.Equal(expected, fingerprint);
    }

    [Fact]
    public void Fingerprint_fits_its_column() => Assert.InRange(KeyFingerprint.Length, 1, DeployTokenPortal.Data.SigningKeyRow.KeyIdLength);
}
