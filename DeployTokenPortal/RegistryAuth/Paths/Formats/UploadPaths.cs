namespace DeployTokenPortal.RegistryAuth.Paths.Formats;

/// <summary>Formats that publish with one POST to a known address and otherwise only read (contract §5.3).</summary>
internal static class UploadPaths
{
    /// <summary>twine posts to the index itself, with or without a slash at its end; bare indexes also take <c>/legacy/</c> and <c>/simple/</c>.</summary>
    public static PathVerdict? JudgePyPi(bool isGet, string method, RequestPath path) =>
        isGet ? PathVerdict.Read : path.Segments is [] or ["legacy" or "simple"] ? OnlyPost(method) : null;

    /// <summary><c>POST P/composer</c>.</summary>
    public static PathVerdict? JudgeComposer(bool isGet, string method, RequestPath path) =>
        isGet ? PathVerdict.Read : path.Segments is [] ? OnlyPost(method) : null;

    /// <summary><c>POST P/helm/api/:channel/charts</c>; ChartMuseum, which many run, takes <c>/api/charts</c>, <c>/api/prov</c> and DELETE by name and version.</summary>
    public static PathVerdict? JudgeHelm(bool isGet, string method, RequestPath path) => (isGet, method, path.Segments) switch
    {
        (true, _, _) => PathVerdict.Read,
        (_, "POST", ["api", _, "charts"] or ["api", "charts" or "prov"]) => PathVerdict.Write,
        (_, "DELETE", ["api", "charts", _, _]) => PathVerdict.Delete,
        _ => null,
    };

    /// <summary><c>POST P/rubygems/api/v1/gems</c>; <c>DELETE …/gems/yank</c> is RubyGems' own.</summary>
    public static PathVerdict? JudgeRubyGems(bool isGet, string method, RequestPath path) => (isGet, method, path.Segments) switch
    {
        (true, _, _) => PathVerdict.Read,
        (_, "POST", ["api", "v1", "gems"]) => PathVerdict.Write,
        (_, "DELETE", ["api", "v1", "gems", "yank"]) => PathVerdict.Delete,
        _ => null,
    };

    private static PathVerdict? OnlyPost(string method) => method == "POST" ? PathVerdict.Write : null;
}
