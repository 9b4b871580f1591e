using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Security.Signing;

/// <summary>The public halves of keys in the two forms that registries read. Thread-safe.</summary>
public static class PublicKeySet
{
    // Standard base64 in x5c holds '+', which the default encoder would write as an escape.
    private static readonly JsonWriterOptions s_writerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>CERTIFICATE blocks, one a key: what distribution's <c>rootcertbundle</c> reads (it refuses PUBLIC KEY blocks).</summary>
    public static string WriteCertificateBundle(IEnumerable<SigningKey> keys)
    {
        var bundle = new StringBuilder();
        foreach (var key in keys)
        {
            bundle.Append(PemEncoding.Write("CERTIFICATE", key.Record.Certificate.Span)).Append('\n');
        }

        return bundle.ToString();
    }

    /// <summary>A JSON Web Key Set (RFC 7517 §5), UTF-8: what distribution 3.x reads as <c>jwks</c>.</summary>
    public static byte[] WriteJwks(IEnumerable<SigningKey> keys)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_writerOptions))
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            foreach (var key in keys)
            {
                WriteKey(json, key.Record);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteKey(Utf8JsonWriter json, SigningKeyRecord record)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(record.Certificate.Span);
        json.WriteStartObject();
        switch (record.Algorithm)
        {
            case SigningAlgorithm.ES256:
                WriteEcdsa(json, certificate);
                break;
            case SigningAlgorithm.RS256:
                WriteRsa(json, certificate);
                break;
        }

        json.WriteString("use", "sig");
        json.WriteString("alg", record.Algorithm.ToString());
        json.WriteString("kid", record.KeyId);
        json.WriteStartArray("x5c");
        json.WriteBase64StringValue(record.Certificate.Span);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // RFC 7518 §6.2.1: coordinates have the full length of the field, 32 bytes for P-256.
    private static void WriteEcdsa(Utf8JsonWriter json, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPublicKey()!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        json.WriteString("kty", "EC");
        json.WriteString("crv", "P-256");
        json.WriteString("x", Base64Url.EncodeToString(point.X));
        json.WriteString("y", Base64Url.EncodeToString(point.Y));
    }

    private static void WriteRsa(Utf8JsonWriter json, X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey()!;
        var parameters = key.ExportParameters(includePrivateParameters: false);
        json.WriteString("kty", "RSA");
        json.WriteString("n", Base64Url.EncodeToString(parameters.Modulus));
        json.WriteString("e", Base64Url.EncodeToString(parameters.Exponent));
    }
}
