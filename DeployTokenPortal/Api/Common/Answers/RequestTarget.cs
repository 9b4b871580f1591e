using DeployTokenPortal.Api.Common.Access;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace DeployTokenPortal.Api.Common.Answers;

/// <summary>The address as the client wrote it: with <c>%2F</c> where it wrote that.</summary>
internal static class RequestTarget
{
    /// <summary>The path, without the query.</summary>
    public static string PathOf(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        // Test servers have no raw target; an absolute one comes from proxies only.
        var path = string.IsNullOrEmpty(raw) || raw[0] != '/' ? context.Request.Path.ToUriComponent() : raw;
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? path : path[..query];
    }
}

/// <summary>The query of a request for use in an answer's address.</summary>
internal static class SafeQuery
{
    /// <summary>With its question mark and without any secret; empty when nothing is left.</summary>
    /// <param name="request">The request.</param>
    /// <param name="replaced">Parameters that get another value.</param>
    public static string Of(HttpRequest request, params IReadOnlyList<(string Name, string Value)> replaced)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query)
        {
            if (AccessTokenReader.QueryNames.Contains(name, StringComparer.OrdinalIgnoreCase) || replaced.Any(pair => pair.Name == name))
                continue;
            query.Add(name, values.OfType<string>());
        }

        foreach (var (name, value) in replaced)
            query.Add(name, value);
        return query.ToString();
    }
}
