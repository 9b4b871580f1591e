using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Gateway.Rewriting;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>
/// NuGet's service index (contract §5.7), with the gateway's own addresses: the upstream's index, rewritten, or GitLab's addresses when it has none. Services
/// that lie outside the upstream's address are left out, since a client would send its credential there.
/// </summary>
internal static class NuGetIndex
{
    // NuGet v3 API, "service index", and the versions that clients look for.
    private static readonly (string Type, string Path)[] s_services =
    [
        ("PackageBaseAddress/3.0.0", "download/"),
        ("PackagePublish/2.0.0", ""),
        ("SymbolPackagePublish/4.9.0", "symbolpackage"),
        ("RegistrationsBaseUrl", "metadata/"),
        ("RegistrationsBaseUrl/3.0.0-beta", "metadata/"),
        ("RegistrationsBaseUrl/3.6.0", "metadata/"),
        ("SearchQueryService", "query"),
        ("SearchQueryService/3.0.0-beta", "query"),
        ("SearchQueryService/3.0.0-rc", "query"),
    ];

    /// <summary>Whether the request is for the index.</summary>
    public static bool IsAsked(GatewayRequest request) => request.Format == RegistryFormat.NuGet && request.Rest is ["index.json"] or ["v3", "index.json"];

    /// <summary>Answers with the upstream's index.</summary>
    /// <returns>False when the upstream has a fault of its own, which is passed on instead.</returns>
    public static async Task<bool> AnswerAsync(HttpContext context, GatewayRequest request, HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            return false;
        var resources = answer.StatusCode == HttpStatusCode.OK ? await ReadAsync(request, answer, ct) : null;
        await WriteAsync(context, resources ?? OwnResources(request.GatewayRoot), ct);
        return true;
    }

    private static async Task<JsonArray?> ReadAsync(GatewayRequest request, HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            if (await BoundedBody.ReadAsync(answer.Content, MetadataRewriter.MaximumLength, ct) is not { } body || JsonNode.Parse(body) is not JsonObject index)
                return null;
            var map = new LinkMap(request.Upstream.Address, request.Address, request.GatewayRoot);
            var kept = new JsonArray();
            foreach (var resource in (index["resources"] as JsonArray ?? []).OfType<JsonObject>())
            {
                if (resource["@id"] is not JsonValue id || !id.TryGetValue<string>(out var address) || map.FindAbsolute(address) is not { } link)
                    continue;
                var copy = resource.DeepClone().AsObject();
                copy["@id"] = link;
                kept.Add((JsonNode)copy);
            }

            return kept.Count == 0 ? null : kept;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonArray OwnResources(string root) =>
        [.. s_services.Select(service => (JsonNode)new JsonObject { ["@id"] = root + service.Path, ["@type"] = service.Type })];

    private static Task WriteAsync(HttpContext context, JsonArray resources, CancellationToken ct)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        if (HttpMethods.IsHead(context.Request.Method))
            return Task.CompletedTask;
        return context.Response.WriteAsync(new JsonObject { ["version"] = "3.0.0", ["resources"] = resources }.ToJsonString(), ct);
    }
}
