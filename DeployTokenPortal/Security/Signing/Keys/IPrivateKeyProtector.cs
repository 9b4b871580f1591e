namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>Keeps private keys unreadable at rest. Thread-safe.</summary>
public interface IPrivateKeyProtector
{
    /// <summary>The PKCS#8 key as protected text.</summary>
    string Protect(byte[] privateKey);

    /// <summary>The PKCS#8 key back, in a new array that the caller overwrites after use.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The text was changed, or protected with keys that are lost.</exception>
    byte[] Unprotect(string protectedKey);
}
