using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>
/// Keeps the passwords of upstream registries unreadable at rest; unlike the portal's own secrets they are needed again. Thread-safe. The first use may
/// write a data-protection key, so not inside an open transaction.
/// </summary>
public sealed class UpstreamSecretProtector(IDataProtectionProvider provider)
{
    private const string Purpose = "DeployTokenPortal.UpstreamSecrets.v1";

    private readonly IDataProtector _protector = provider.CreateProtector(Purpose);

    /// <summary>The secret as protected text.</summary>
    public string Protect(SecretValue secret) => _protector.Protect(secret.Reveal());

    /// <summary>The secret back, or null when the text was changed or its keys are lost.</summary>
    public SecretValue? TryUnprotect(string protectedSecret)
    {
        try
        {
            return new SecretValue(_protector.Unprotect(protectedSecret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
