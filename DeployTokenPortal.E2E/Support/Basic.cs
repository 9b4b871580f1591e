using System.Net.Http.Headers;
using System.Text;

namespace DeployTokenPortal.E2E.Support;

/// <summary>RFC 7617.</summary>
public static class Basic
{
    public static AuthenticationHeaderValue Of(string username, string secret) => new("Basic", Encode(username, secret));

    /// <summary>User and secret as the scheme, and npm's <c>_auth</c>, write them.</summary>
    public static string Encode(string username, string secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{secret}"));
}
