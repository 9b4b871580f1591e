using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>What a registry client presents, whatever header it came in.</summary>
/// <param name="Username">The log-in name as sent.</param>
/// <param name="Secret">The password as sent.</param>
public sealed record Credential(string Username, SecretValue Secret);
