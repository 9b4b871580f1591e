namespace DeployTokenPortal.Security.Signing.Keys;

/// <summary>How registry tokens are signed. The names are those of RFC 7518 §3.1 and are what configuration and database hold.</summary>
public enum SigningAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256,

    /// <summary>RSA PKCS#1 v1.5 with SHA-256, 2048 bits.</summary>
    RS256,
}
