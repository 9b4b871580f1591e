using System.Net.Http.Headers;
using System.Text;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.RegistryConnections.Upstreams;

/// <summary>How the portal signs in at an upstream: Basic with a user name, Bearer with a bare token.</summary>
public static class UpstreamCredential
{
    /// <summary>The header (RFC 7617, RFC 6750 §2.1), or null without a password.</summary>
    public static AuthenticationHeaderValue? HeaderOf(string? username, SecretValue? password) => (username, password) switch
    {
        (_, null) => null,
        (null, { } token) => new AuthenticationHeaderValue("Bearer", token.Reveal()),
        ({ } name, { } secret) => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret.Reveal()}"))),
    };
}
