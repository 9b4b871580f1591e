using System.Text.Json;
using DeployTokenPortal.Api.Common.Answers;
using Microsoft.Net.Http.Headers;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>Reads the parameters of a request: query, then a JSON, form or multipart body (contract §3.5), then the address.</summary>
internal static class ParameterReader
{
    private const string JsonType = "application/json";
    private const string FormType = "application/x-www-form-urlencoded";
    private const string MultipartType = "multipart/form-data";

    /// <summary>What was sent, or the refusal of a body that cannot be read.</summary>
    public static async Task<(RawParameters? Parameters, ApiRefusal? Refusal)> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var parameters = new RawParameters();
        parameters.Add(request.Query);
        // ruby-gitlab sends the content type of a form with every GET; a body says nothing there.
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && await ReadBodyAsync(request, parameters, context.RequestAborted) is { } refusal)
            return (null, refusal);
        foreach (var (name, value) in request.RouteValues)
            parameters.Add(name, Uri.UnescapeDataString(value as string ?? ""));
        return (parameters, null);
    }

    private static async Task<ApiRefusal?> ReadBodyAsync(HttpRequest request, RawParameters parameters, CancellationToken ct)
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0 && request.ContentType is null))
            return null;
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.ToString().ToLowerInvariant() : null;
        try
        {
            switch (type)
            {
                case JsonType:
                    return await ReadJsonAsync(request, parameters, ct);
                case FormType or MultipartType:
                    parameters.Add(await request.ReadFormAsync(ct));
                    return null;
                default:
                    return ApiRefusal.UnsupportedType(request.ContentType);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or IOException and not BadHttpRequestException)
        {
            return ApiRefusal.BrokenBody(type == JsonType ? "JSON" : "a form");
        }
    }

    private static async Task<ApiRefusal?> ReadJsonAsync(HttpRequest request, RawParameters parameters, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        if (body.Length == 0)
            return null;
        using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return ApiRefusal.BrokenBody("a JSON object");
        parameters.Add(document.RootElement);
        return null;
    }
}
