using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeployTokenPortal.RegistryAuth.Gateway.Rewriting;

/// <summary>Rewrites the addresses in a JSON document and leaves everything else as it is, numbers to the digit.</summary>
internal static class JsonLinks
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The document with every text for which <paramref name="map"/> knows another one replaced.</summary>
    /// <param name="document">UTF-8.</param>
    /// <param name="map">Gets the name of the property (empty in lists of lists) and its text; null leaves it.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static ReadOnlyMemory<byte> Rewrite(ReadOnlySpan<byte> document, Func<string, string, string?> map)
    {
        var output = new ArrayBufferWriter<byte>(document.Length + 1024);
        using var writer = new Utf8JsonWriter(output, s_options);
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = 128 });
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    writer.WritePropertyName(name);
                    break;
                case JsonTokenType.String:
                    var text = reader.GetString()!;
                    writer.WriteStringValue(map(name, text) ?? text);
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }

        writer.Flush();
        return output.WrittenMemory;
    }
}
