#pragma warning disable CA5394, RS0030 // Nothing secret: the same paths every time.
using System.Globalization;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.Tests.RegistryAuth.Paths;

/// <summary>
/// No hostile spelling of a path is granted more than the path that a server behind the proxy would make of it. The normal form is made here by other
/// means than the portal's: decoded again and again, slashes and dots collapsed.
/// </summary>
public sealed class PathFuzzTests
{
    private const int PathsPerFormat = 100_000;
    private static readonly string[] s_methods = ["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"];

    private static readonly string[] s_pieces =
    [
        "/", "//", "/./", "/../", "/%2e%2e/", "/%2E./", "%2f", "%2F", "%5c", "\\", ";", ";v=1", "%00", "%252e%252e", "%25%32%65", "..", ".", "%c0%af", "?", "#", "%", "@x%2f",
        "-", "v2", "index.json", "ping", "dist-tags", "git-upload-pack", ".git", "info", "refs", "uploads", "blobs", "manifests",
    ];

    public static TheoryData<RegistryFormat> Formats { get; } = [.. Enum.GetValues<RegistryFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Hostile_path_is_never_granted_more_than_its_normal_form(RegistryFormat format)
    {
        var seeds = PathRulesTests.Rows.Select(row => row.Data).Where(row => row.Item1 == format).Select(row => row.Item3).ToArray();
        var dice = new Random(20261124 + (int)format);
        var understood = 0;
        for (var count = 0; count < PathsPerFormat; count++)
        {
            var path = seeds[dice.Next(seeds.Length)];
            for (var change = dice.Next(1, 4); change > 0; change--)
                path = Mutate(path, dice);
            var method = s_methods[dice.Next(s_methods.Length)];
            if (RequestPath.Parse(path) is not { } parsed || PathRules.Judge(format, method, parsed) is not { } verdict)
                continue;
            understood++;
            var normal = RequestPath.Parse(Normalise(path)) is { } tidy ? PathRules.Judge(format, method, tidy) : null;
            Assert.True(normal is not null && verdict.Access >= normal.Access && (verdict.NeedsCredential || !normal.NeedsCredential), $"{method} {path} is {verdict}, {Normalise(path)} is {normal}");
        }

        Assert.InRange(understood, 1000, PathsPerFormat);
    }

    private static string Mutate(string path, Random dice)
    {
        var at = dice.Next(path.Length + 1);
        return dice.Next(3) switch
        {
            0 => path.Insert(at, s_pieces[dice.Next(s_pieces.Length)]),
            1 when at < path.Length => path.Remove(at, 1).Insert(at, string.Create(CultureInfo.InvariantCulture, $"%{(int)path[at]:x2}")),
            _ when at < path.Length => path.Remove(at, 1),
            _ => path + s_pieces[dice.Next(s_pieces.Length)],
        };
    }

    // What the most helpful server makes of it.
    private static string Normalise(string path)
    {
        var (name, query) = path.Split('?', 2) is [var before, var after] ? (before, "?" + after) : (path, "");
        for (var last = ""; last != name;)
            (last, name) = (name, Uri.UnescapeDataString(name).Replace('\\', '/'));
        var segments = new List<string>();
        foreach (var segment in name.Split('/').Where(segment => segment.Length > 0 && segment != "."))
        {
            if (segment != "..")
                segments.Add(segment.Split(';')[0]);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
        }

        return "/" + string.Join('/', segments.Select(Uri.EscapeDataString)) + (name.EndsWith('/') && segments.Count > 0 ? "/" : "") + query;
    }
}
