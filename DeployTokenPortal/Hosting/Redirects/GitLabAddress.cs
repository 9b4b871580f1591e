using System.Diagnostics.CodeAnalysis;
using DeployTokenPortal.Domain.Groups;

namespace DeployTokenPortal.Hosting.Redirects;

/// <summary>Which page of ours a GitLab address stands for.</summary>
internal enum GitLabPage
{
    Overview,
    CiCd,
    DeployTokens,
}

/// <summary>An address in GitLab's form: <c>acme/platform/svc</c>, <c>acme/platform/svc/-/settings/ci_cd</c>, <c>groups/acme/-/settings/repository</c>.</summary>
/// <param name="FullPath">Of the group or project.</param>
/// <param name="Page">What is wanted of it.</param>
internal sealed record GitLabAddress(string FullPath, GitLabPage Page)
{
    private const string Separator = "/-/";
    private const string GroupsPrefix = "groups/";

    /// <summary>Reads a path without its leading slash; hostile and foreign ones are simply none.</summary>
    public static bool TryParse(string? path, [NotNullWhen(true)] out GitLabAddress? address)
    {
        address = null;
        if (path is null)
            return false;
        var text = path.TrimEnd('/');
        var cut = text.IndexOf(Separator, StringComparison.Ordinal);
        var fullPath = cut < 0 ? text : text[..cut];
        // GitLab writes group addresses both ways.
        if (fullPath.StartsWith(GroupsPrefix, StringComparison.Ordinal))
            fullPath = fullPath[GroupsPrefix.Length..];
        if (PageOf(cut < 0 ? "" : text[(cut + Separator.Length)..]) is { } page && PathRule.IsFullPath(fullPath))
            address = new GitLabAddress(fullPath, page);
        return address is not null;
    }

    // GitLab keeps deploy tokens under "repository" settings; ours are a section of the CI/CD page.
    private static GitLabPage? PageOf(string rest) => rest switch
    {
        "" => GitLabPage.Overview,
        "settings/ci_cd" => GitLabPage.CiCd,
        "settings/repository" => GitLabPage.DeployTokens,
        _ => null,
    };
}
