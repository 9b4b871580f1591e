using System.Globalization;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Configuration;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Api.Common.Access;

/// <summary>
/// Bounds the requests of one person, or of one address without a good credential, and says in GitLab's headers how many are left: go-gitlab paces
/// itself by <c>RateLimit-Limit</c>, others wait for <c>Retry-After</c> or <c>RateLimit-Reset</c>. Thread-safe.
/// </summary>
internal sealed class ApiRateLimit(IOptions<ApiOptions> options, TimeProvider time)
{
    private const int MostCallers = 50_000;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);
    private readonly AttemptWindows _requests = new(MostCallers);

    /// <summary>Counts a request and writes the headers.</summary>
    /// <returns>False when it is one too many.</returns>
    public bool Count(HttpContext context, long? userId)
    {
        var now = time.GetUtcNow();
        var key = userId is { } id ? string.Create(CultureInfo.InvariantCulture, $"user {id}") : AttemptWindows.KeyOf(context.Connection.RemoteIpAddress);
        var window = _requests.Add(key, s_window, now);
        var (limit, reset) = (options.Value.RequestsPerMinute, window.Start + s_window);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = Text(limit);
        headers["RateLimit-Observed"] = Text(window.Count);
        headers["RateLimit-Remaining"] = Text(Math.Max(0, limit - window.Count));
        headers["RateLimit-Reset"] = Text((long)Math.Ceiling((reset - DateTimeOffset.UnixEpoch).TotalSeconds));
        if (window.Count <= limit)
            return true;
        headers.RetryAfter = Text((long)Math.Max(1, Math.Ceiling((reset - now).TotalSeconds)));
        return false;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
