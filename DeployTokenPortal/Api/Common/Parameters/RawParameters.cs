using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>Everything sent with one request, by name. The body outranks the query, the address outranks both (as in GitLab).</summary>
internal sealed class RawParameters
{
    private const int MostItems = 1000;
    private readonly Dictionary<string, RawValue> _values = new(StringComparer.Ordinal);

    /// <summary>The parameter as sent; null when it was not.</summary>
    public RawValue? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Adds what a query string or form holds: <c>a=1</c>, <c>a[]=1</c>, <c>a[b]=1</c>. Of several plain values the last one counts.</summary>
    public void Add(IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        foreach (var (name, values) in pairs)
        {
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            if (bracket <= 0)
                _values[name] = Of(values.Count == 0 ? "" : values[^1]);
            else if (name.AsSpan(bracket) is "[]")
                _values[name[..bracket]] = new RawList([.. values.Take(MostItems).Select(Of)]);
            else
                _values[name[..bracket]] = RawObject.Instance;
        }
    }

    /// <summary>Adds one part of the address.</summary>
    public void Add(string name, string text) => _values[name] = Of(text);

    /// <summary>Adds the members of a JSON object; of several with one name the last one counts.</summary>
    public void Add(JsonElement body)
    {
        foreach (var member in body.EnumerateObject())
            _values[member.Name] = Of(member.Value);
    }

    private static RawValue Of(string? text) => text is null ? RawNull.Instance : text.Contains('\0', StringComparison.Ordinal) ? RawBroken.Instance : new RawText(text);

    private static RawValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => OfString(value),
        JsonValueKind.Number => new RawText(value.GetRawText(), IsNumber: true),
        JsonValueKind.True => new RawText("true"),
        JsonValueKind.False => new RawText("false"),
        JsonValueKind.Array => new RawList([.. value.EnumerateArray().Take(MostItems).Select(Of)]),
        JsonValueKind.Object => RawObject.Instance,
        _ => RawNull.Instance,
    };

    private static RawValue OfString(JsonElement value)
    {
        try
        {
            return Of(value.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: JSON's grammar lets it through, Unicode does not.
            return RawBroken.Instance;
        }
    }
}
