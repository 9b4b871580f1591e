using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Security.Signing.Keys;

namespace DeployTokenPortal.Application.SigningKeys;

/// <summary>The audit rows of signing keys; never a private key.</summary>
internal static class SigningKeyAudit
{
    public static AuditEntry Created(SigningKeyRecord key) => Describe(AuditEventNames.SigningKeyCreated, key.KeyId, "created",
        [new AuditFact("algorithm", null, key.Algorithm.ToString()), new AuditFact("signs_from", null, Text(key.SignsFrom))]);

    public static AuditEntry Retired(string keyId, DateTimeOffset? before, DateTimeOffset? after) => Describe(
        AuditEventNames.SigningKeyUpdated, keyId, after is null ? "stays published" : "is published until its last token has expired",
        [new AuditFact("published_until", Text(before), Text(after))]);

    public static AuditEntry Deleted(string keyId) => Describe(AuditEventNames.SigningKeyDeleted, keyId, "deleted", []);

    private static AuditEntry Describe(string name, string keyId, string what, IReadOnlyList<AuditFact> facts) =>
        new(name, AuditScope.Instance, new AuditTarget("SigningKey", null, keyId), $"Signing key {keyId} {what}.", facts);

    private static string? Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
