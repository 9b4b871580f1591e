using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>Protects private keys with the portal's data-protection keys, which all nodes share.</summary>
internal sealed class DataProtectionKeyProtector(IDataProtectionProvider provider) : IPrivateKeyProtector
{
    private const string Purpose = "DeployTokenPortal.SigningKeys.v1";

    private readonly IDataProtector _protector = provider.CreateProtector(Purpose);

    public string Protect(byte[] privateKey) => Convert.ToBase64String(_protector.Protect(privateKey));

    public byte[] Unprotect(string protectedKey)
    {
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(protectedKey));
        }
        catch (FormatException damage)
        {
            throw new CryptographicException("The protected private key is not base64.", damage);
        }
    }
}
