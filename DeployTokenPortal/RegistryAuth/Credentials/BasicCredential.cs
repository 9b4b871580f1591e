using System.Text;
using DeployTokenPortal.Application.RegistryAccess;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.RegistryAuth.Credentials;

/// <summary>Reads HTTP Basic credentials (RFC 7617). Never throws; whatever is not well-formed is no credential.</summary>
internal static class BasicCredential
{
    private const string Scheme = "Basic ";

    // Room for the longest username and secret in UTF-8, and their base64 form.
    private const int MaximumDecodedLength = 2048;
    private const int MaximumEncodedLength = 2732;
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The credential in an <c>Authorization</c> header, or null when there is none that is well-formed.</summary>
    public static Credential? Read(StringValues authorization)
    {
        // Two headers contradict each other, so neither counts. The scheme in any letter case (RFC 9110 §11.1).
        if (authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var encoded = header.AsSpan(Scheme.Length).Trim(' ');
        if (encoded.Length is 0 or > MaximumEncodedLength)
            return null;
        // No longer than it has to be: it is wiped before it is written to.
        Span<byte> bytes = stackalloc byte[Math.Min(encoded.Length, MaximumDecodedLength)];
        return Convert.TryFromBase64Chars(encoded, bytes, out var length) ? Split(bytes[..length]) : null;
    }

    private static Credential? Split(ReadOnlySpan<byte> bytes)
    {
        // RFC 7617 §2: user-id and password may not contain control characters, the user-id no colon; so the first colon parts them.
        var colon = bytes.IndexOf((byte)':');
        if (colon < 0 || bytes.ContainsAnyInRange<byte>(0, 0x1F) || bytes.Contains<byte>(0x7F))
            return null;
        try
        {
            return Credential.Of(s_strict.GetString(bytes[..colon]), s_strict.GetString(bytes[(colon + 1)..]));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
