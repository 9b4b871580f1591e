using System.Text;
using System.Text.Json;

namespace DeployTokenPortal.Load.Bare;

/// <summary>An answer of the portal, recorded to be given again without the work behind it.</summary>
/// <param name="Headers">Those that the portal sets, without the ones that the server writes itself.</param>
/// <param name="Body">The bytes of the body.</param>
internal sealed record BareAnswer(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Reads <c>{"headers": {…}, "body": "…"}</c>.</summary>
    public static BareAnswer Read(string file)
    {
        using var recorded = JsonDocument.Parse(File.ReadAllBytes(file));
        var headers = recorded.RootElement.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString() ?? "");
        return new BareAnswer(headers, Encoding.UTF8.GetBytes(recorded.RootElement.GetProperty("body").GetString() ?? ""));
    }
}
