using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Security.Signing;

/// <summary>
/// Writes the headers and payloads of registry tokens. By hand, because registries are strict: <c>aud</c> is one text, times are integers.
/// Thread-safe.
/// </summary>
internal static class RegistryTokenWriter
{
    // The registry's clock may be a little behind ours.
    private static readonly TimeSpan s_notBeforeSkew = TimeSpan.FromSeconds(5);

    // As much as a token takes with another one inside; more is made room for.
    private const int UsualLength = 2048;

    // Nothing here reaches a browser as markup: the payload is base64url in a JWT.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The payload of the token itself; <paramref name="userToken"/> is the signed answer of <see cref="WriteUser"/> or null.</summary>
    public static ReadOnlySpan<byte> Write(RegistryTokenClaims claims, byte[]? userToken) => Write(json =>
    {
        json.WriteString("iss", claims.Issuer);
        if (claims.Subject is not null)
        {
            json.WriteString("sub", claims.Subject);
        }

        json.WriteString("aud", claims.Audience);
        WriteTimes(json, claims.IssuedAt, claims.ExpiresAt);
        json.WriteString("jti", claims.Id);
        json.WriteString("auth_type", claims.AuthType);
        json.WriteStartArray("access");
        foreach (var access in claims.Access)
        {
            WriteAccess(json, access);
        }

        json.WriteEndArray();
        if (userToken is null)
            json.WriteNull("user");
        else
            json.WriteString("user", userToken);
    });

    /// <summary>
    /// The payload of the token inside the token. It has no issuer, no audience and no access, so that no registry takes it for a
    /// registry token although the same key signs it.
    /// </summary>
    public static ReadOnlySpan<byte> WriteUser(DateTimeOffset issuedAt, DateTimeOffset expiresAt, RegistryUser user) => Write(json =>
    {
        WriteTimes(json, issuedAt, expiresAt);
        json.WriteStartObject("user_info");
        json.WriteString("token_type", user.TokenType);
        json.WriteString("username", user.Username);
        WriteId(json, "user_id", user.UserId);
        WriteId(json, "deploy_token_id", user.DeployTokenId);
        json.WriteEndObject();
    });

    /// <summary>A header: <c>kid</c> is the key's libtrust fingerprint, for distribution 2.x, <c>x5c</c> its certificate, for 3.x.</summary>
    public static ReadOnlySpan<byte> WriteHeader(SigningKeyRecord key, bool hasCertificate) => Write(json =>
    {
        json.WriteString("alg", key.Algorithm.ToString());
        json.WriteString("kid", key.KeyId);
        json.WriteString("typ", "JWT");
        if (hasCertificate)
        {
            json.WriteStartArray("x5c");
            json.WriteBase64StringValue(key.Certificate.Span);
            json.WriteEndArray();
        }
    });

    private static ReadOnlySpan<byte> Write(Action<Utf8JsonWriter> writeClaims)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualLength);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            writeClaims(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void WriteTimes(Utf8JsonWriter json, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        json.WriteNumber("iat", issuedAt.ToUnixTimeSeconds());
        json.WriteNumber("nbf", (issuedAt - s_notBeforeSkew).ToUnixTimeSeconds());
        json.WriteNumber("exp", expiresAt.ToUnixTimeSeconds());
    }

    private static void WriteAccess(Utf8JsonWriter json, RegistryAccess access)
    {
        json.WriteStartObject();
        json.WriteString("type", access.Type);
        json.WriteString("name", access.Name);
        json.WriteStartArray("actions");
        foreach (var action in access.Actions)
        {
            json.WriteStringValue(action);
        }

        json.WriteEndArray();
        if (access.Meta is { } meta)
        {
            json.WriteStartObject("meta");
            json.WriteString("project_path", meta.ProjectPath);
            json.WriteNumber("project_id", meta.ProjectId);
            json.WriteNumber("root_namespace_id", meta.RootNamespaceId);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, string name, long? id)
    {
        if (id is { } value)
        {
            json.WriteNumber(name, value);
        }
    }
}
