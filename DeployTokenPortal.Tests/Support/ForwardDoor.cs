using System.Net.Http.Headers;
using System.Text;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Support;

/// <summary>Asks forward-auth as a reverse proxy does, on top of the tree of <see cref="TokenDoor"/>.</summary>
/// <param name="isListening">Whether it is reached over the network, where paths arrive as they were sent.</param>
public sealed class ForwardDoor(bool isListening = false) : IAsyncDisposable
{
    public TokenDoor Door { get; } = new() { IsListening = isListening };

    public async Task<ForwardDoor> OpenAsync()
    {
        await Door.OpenAsync();
        return this;
    }

    /// <summary>The secret of a token with these scopes and the username <c>ci</c>.</summary>
    /// <param name="of"><c>svc</c>, <c>open</c>, <c>foreign</c> or the group <c>acme</c>.</param>
    /// <param name="scopes">As in the database.</param>
    /// <param name="expiresAt">UTC; null for never.</param>
    public async Task<string> SecretAsync(string of, DeployTokenScopes scopes, DateTimeOffset? expiresAt = null)
    {
        var holder = of == "acme" ? HolderKind.Group : HolderKind.Project;
        var reference = of switch { "acme" => Door.Acme, "svc" => Door.Svc, "open" => Door.Open, _ => Door.Foreign };
        return (await Door.TokenAsync(holder, reference, scopes, "ci", expiresAt)).Secret.Reveal();
    }

    /// <summary>nginx's check.</summary>
    /// <param name="location">What the configuration says, such as <c>format=npm&amp;project=acme/open</c>.</param>
    /// <param name="method">The client's.</param>
    /// <param name="target">The client's path and query.</param>
    /// <param name="headers">The client's own headers.</param>
    public Task<HttpResponseMessage> NginxAsync(string location, string method, string target, params IEnumerable<(string Name, string Value)> headers) =>
        SendAsync($"/auth/forward/nginx?{location}", [("X-Original-Method", method), ("X-Original-URI", target), .. headers]);

    /// <summary>Caddy's or Traefik's check.</summary>
    public Task<HttpResponseMessage> ForwardedAsync(string proxy, string location, string method, string target, params IEnumerable<(string Name, string Value)> headers) =>
        SendAsync($"/auth/forward/{proxy}?{location}", [("X-Forwarded-Method", method), ("X-Forwarded-Uri", target), .. headers]);

    public async Task<HttpResponseMessage> SendAsync(string address, IEnumerable<(string Name, string Value)> headers, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Door.Client.SendAsync(request);
    }

    public static (string Name, string Value) Basic(string username, string secret) =>
        ("Authorization", new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{secret}"))).ToString());

    public ValueTask DisposeAsync() => Door.DisposeAsync();
}
