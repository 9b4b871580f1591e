using System.Security.Cryptography;
using System.Text;

namespace DeployTokenPortal.Security.Integrity;

/// <summary>
/// Signs what is posted to a webhook, so that the receiver knows who sent it and that it is no repetition. Standard Webhooks specification,
/// "Signature scheme": HMAC-SHA256 over id, time and body.
/// </summary>
public static class WebhookSignature
{
    // Secrets may be written as "whsec_" and base64; anything else is taken as it is.
    private const string Base64Prefix = "whsec_";

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="secret">As configured.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="unixSeconds">The value of <c>webhook-timestamp</c>.</param>
    /// <param name="body">Exactly what is posted.</param>
    public static string Sign(string secret, string id, long unixSeconds, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), Encoding.UTF8.GetBytes($"{id}.{unixSeconds}.{body}")));

    private static byte[] KeyOf(string secret)
    {
        var key = new byte[secret.Length];
        return secret.StartsWith(Base64Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Base64Prefix.Length..], key, out var length)
            ? key[..length]
            : Encoding.UTF8.GetBytes(secret);
    }
}
