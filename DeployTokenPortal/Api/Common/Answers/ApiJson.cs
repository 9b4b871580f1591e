using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Common.Answers;

/// <summary>The one JSON form of the REST API: GitLab's names, and instants as <c>YYYY-MM-DDTHH:MM:SS.mmmZ</c> (contract §3.3).</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        // The answer is JSON and says so, never part of a page: '+' in a username may stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new InstantConverter());
        return options;
    }

    /// <summary>An answer with a body. The content type has no charset, as GitLab's: JSON is UTF-8 (RFC 8259 §8.1).</summary>
    public static JsonResult Result(object? body, int status = StatusCodes.Status200OK) =>
        new(body, Options) { StatusCode = status, ContentType = "application/json" };

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
