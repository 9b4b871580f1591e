using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// Puts signed tokens together: RFC 7515 §7.1, <c>BASE64URL(header) . BASE64URL(payload) . BASE64URL(signature)</c>. The general library writes the header
/// anew for each token, certificate and all, which costs as much as a signature. Thread-safe.
/// </summary>
internal static class CompactJws
{
    // Both algorithms sign within this: P-256 gives 64 bytes (RFC 7518 §3.4), RSA as many as the modulus has.
    private const int LongestSignature = 1024;

    /// <summary>A header, once for all tokens that carry it: encoded, with the dot behind it.</summary>
    public static byte[] EncodeHeader(ReadOnlySpan<byte> json)
    {
        var encoded = new byte[Base64Url.GetEncodedLength(json.Length) + 1];
        encoded[Base64Url.EncodeToUtf8(json, encoded)] = (byte)'.';
        return encoded;
    }

    /// <summary>The token, in ASCII: it goes into an answer or into another token, neither of which wants it as a string.</summary>
    /// <param name="header">From <see cref="EncodeHeader"/>.</param>
    /// <param name="payload">JSON in UTF-8.</param>
    /// <param name="key">ECDSA on P-256 or RSA, as the header says.</param>
    public static byte[] Sign(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, AsymmetricAlgorithm key)
    {
        Span<byte> signature = stackalloc byte[LongestSignature];
        var most = header.Length + Base64Url.GetEncodedLength(payload.Length) + 1 + Base64Url.GetEncodedLength(LongestSignature);
        var text = ArrayPool<byte>.Shared.Rent(most);
        header.CopyTo(text);
        var length = header.Length + Base64Url.EncodeToUtf8(payload, text.AsSpan(header.Length));
        signature = signature[..Sign(text.AsSpan(0, length), signature, key)];
        text[length++] = (byte)'.';
        length += Base64Url.EncodeToUtf8(signature, text.AsSpan(length));
        var token = text.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(text);
        return token;
    }

    // RFC 7518 §3.3 and §3.4: PKCS #1 v1.5, and both numbers of an ECDSA signature side by side.
    private static int Sign(ReadOnlySpan<byte> data, Span<byte> signature, AsymmetricAlgorithm key) => key switch
    {
        ECDsa ecdsa => ecdsa.SignData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        RSA rsa => rsa.SignData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        _ => throw new ArgumentException("Neither ECDSA nor RSA.", nameof(key)),
    };
}
