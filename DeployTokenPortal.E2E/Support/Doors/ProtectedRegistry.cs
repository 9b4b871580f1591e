namespace DeployTokenPortal.E2E.Support.Doors;

/// <summary>What stands behind a door: the registry of one format of the project <see cref="Project"/>.</summary>
/// <param name="Format">As in <c>?format=npm</c>.</param>
/// <param name="Upstream">Where it listens; ends in a slash.</param>
public sealed record ProtectedRegistry(string Format, Uri Upstream)
{
    /// <summary>Full path of the project that the packages belong to.</summary>
    public const string Project = "acme/svc";

    /// <summary>Where a proxy serves it: below its format, but git and Verdaccio, which write no prefix into what they answer, at the root.</summary>
    public string Path => Format is "git" or "npm" ? "/" : $"/{Format}/";

    /// <summary>What the proxy's configuration says about that location; git's paths name the project themselves.</summary>
    public string Words => Format == "git" ? "format=git" : $"format={Format}&project={Project}&root={Path}";

    /// <summary>GitLab's address of it; the project is the first of its portal.</summary>
    public string GitLabPath => Format == "git" ? "/" : $"/api/v4/projects/1/packages/{Format}/";

    /// <summary>The registry connection that leads the gateway there: git's for the whole instance, any other for the project alone.</summary>
    public string ConnectionForm => Format == "git"
        ? $"name=git&format=git&upstream_url={Uri.EscapeDataString($"{Upstream}{{project_path}}.git")}"
        : $"name={Format}&format={Format}&project_id=1&upstream_url={Uri.EscapeDataString(Upstream.ToString())}";
}
