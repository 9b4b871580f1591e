using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>What a registry client presents, whatever header it came in.</summary>
/// <param name="Username">The log-in name as sent.</param>
/// <param name="Secret">The password as sent; null when it was empty.</param>
public sealed record Credential(string Username, SecretValue? Secret)
{
    /// <summary>A credential from the texts that a client sent.</summary>
    public static Credential Of(string username, string password) => new(username, password.Length == 0 ? null : new SecretValue(password));

    /// <summary>Whether both parts are empty: what a client without credentials answers to a challenge.</summary>
    public bool IsEmpty => Username.Length == 0 && Secret is null;
}
