using System.Globalization;
using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>The words above a snippet.</summary>
internal static class SnippetWords
{
    /// <summary>What one of a client's snippets is called; no two alike, since each is a region of the page.</summary>
    /// <param name="client">Whose.</param>
    /// <param name="index">0 for the first.</param>
    /// <param name="texts">The words.</param>
    public static string NameOf(RegistryClient client, int index, DeployTokenTexts texts)
    {
        var name = texts.CommandsFor(RegistryClients.NameOf(client));
        return index == 0 ? name : texts.CommandsPart(name, (index + 1).ToString(CultureInfo.CurrentCulture));
    }

    /// <summary>Where it belongs, as a sentence.</summary>
    public static string CaptionOf(SnippetKind kind, DeployTokenTexts texts) => kind switch
    {
        SnippetKind.Shell => texts.PasteShell,
        SnippetKind.Use => texts.PasteUse,
        SnippetKind.Manifest => texts.PasteManifest,
        SnippetKind.Npmrc => texts.PasteNpmrc,
        SnippetKind.MavenHeader => texts.PasteMavenHeader,
        SnippetKind.MavenBasic => texts.PasteMavenBasic,
        SnippetKind.Pom => texts.PastePom,
        SnippetKind.GradleProperties => texts.PasteGradleProperties,
        SnippetKind.GradleBuild => texts.PasteGradleBuild,
        SnippetKind.NuGetConfig => texts.PasteNuGetConfig,
        SnippetKind.NuGetSource => texts.PasteNuGetSource,
        SnippetKind.Netrc => texts.PasteNetrc,
        SnippetKind.Pypirc => texts.PastePypirc,
        SnippetKind.UvProject => texts.PasteUvProject,
    };
}
