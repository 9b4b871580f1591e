using System.Text.Json;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>git LFS's batch call, whose body says whether it downloads or uploads (contract §6: the one follows fetch, the other push).</summary>
internal static class LfsBatch
{
    private const int MaximumLength = 1024 * 1024;

    /// <summary>Whether the request is a batch call.</summary>
    public static bool IsAsked(HttpContext context, GatewayLocation gateway) =>
        HttpMethods.IsPost(context.Request.Method) && gateway.Rest is ["info", "lfs", "objects", "batch"];

    /// <summary>A read for a download, a write for anything else; the body is kept for the upstream.</summary>
    public static async Task<PathVerdict> JudgeAsync(HttpContext context)
    {
        if (await BoundedBody.ReadAsync(context.Request.Body, MaximumLength, context.RequestAborted) is not { } body)
            return PathVerdict.Write;
        context.Request.Body = new MemoryStream(body);
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("operation", out var operation)
                && operation is { ValueKind: JsonValueKind.String } && operation.ValueEquals("download")
                ? PathVerdict.Read
                : PathVerdict.Write;
        }
        catch (JsonException)
        {
            return PathVerdict.Write;
        }
    }
}
