namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>What a snippet is, and so which words stand above it.</summary>
internal enum SnippetKind
{
    /// <summary>Commands for a POSIX shell.</summary>
    Shell,

    /// <summary>Commands without a secret in them, after another snippet.</summary>
    Use,
    Manifest,
    Npmrc,
    MavenHeader,
    MavenBasic,
    Pom,
    GradleProperties,
    GradleBuild,
    NuGetConfig,

    /// <summary>A command that shows the secret to other users of the machine while it runs.</summary>
    NuGetSource,
    Netrc,
    Pypirc,
    UvProject,
}

/// <summary>A text to paste. The secret's place is marked by <see cref="SecretMark"/>; the secret itself never passes here.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Lines parted by <c>\n</c>.</param>
internal sealed record Snippet(SnippetKind Kind, string Text)
{
    /// <summary>Stands where the secret belongs. No name, path or host can hold it.</summary>
    public const char SecretMark = '\u0001';

    /// <summary>A word that a POSIX shell takes as it is: in single quotes, with a single quote itself written outside of them.</summary>
    public static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Text as it stands in an XML element or attribute.</summary>
    public static string Xml(string text) => System.Security.SecurityElement.Escape(text);
}
