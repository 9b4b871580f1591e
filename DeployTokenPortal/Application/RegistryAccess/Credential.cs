using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>What a registry client presents, whatever header it came in.</summary>
/// <param name="Username">The log-in name as sent; empty when the secret came alone.</param>
/// <param name="Secret">The password as sent; null when it was empty.</param>
/// <param name="IsNameless">Whether the secret alone decides, because the name is ignored at this door or none can be sent (contract §5.1).</param>
/// <param name="ProvenDigest">The digest of a secret that was proved before, out of a token that the portal signed then; null when the secret itself is presented.</param>
public sealed record Credential(string Username, SecretValue? Secret, bool IsNameless = false, byte[]? ProvenDigest = null)
{
    /// <summary>A credential from the texts that a client sent.</summary>
    public static Credential Of(string username, string password) => new(username, password.Length == 0 ? null : new SecretValue(password));

    /// <summary>Whether both parts are empty: what a client without credentials answers to a challenge.</summary>
    public bool IsEmpty => Username.Length == 0 && Secret is null && ProvenDigest is null;
}
