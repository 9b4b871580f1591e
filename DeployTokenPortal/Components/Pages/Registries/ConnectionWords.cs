using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Components.Pages.Registries;

/// <summary>The words for formats and fields of connections.</summary>
internal sealed class ConnectionWords(RegistryTexts texts)
{
    /// <summary>Every format whose clients pass through the portal, in the order in which they are offered.</summary>
    public static IReadOnlyList<RegistryFormat> PackageFormats { get; } = [.. Enum.GetValues<RegistryFormat>().Where(format => format != RegistryFormat.Oci)];

    /// <summary>As its own people write it.</summary>
    public string FormatOf(RegistryFormat format) => format switch
    {
        RegistryFormat.Oci => texts.Images,
        RegistryFormat.Npm => "npm",
        RegistryFormat.Maven => "Maven",
        RegistryFormat.NuGet => "NuGet",
        RegistryFormat.PyPi => "PyPI",
        RegistryFormat.Conan => "Conan",
        RegistryFormat.Generic => texts.GenericFiles,
        RegistryFormat.Helm => "Helm",
        RegistryFormat.Composer => "Composer",
        RegistryFormat.Go => "Go",
        RegistryFormat.RubyGems => "RubyGems",
        RegistryFormat.Debian => "Debian",
        RegistryFormat.Git => "git",
    };

    /// <summary>An upstream as an example, with a place of its own for each project.</summary>
    public static string ExampleOf(RegistryFormat format) => format switch
    {
        RegistryFormat.Oci => "https://registry.example.com",
        RegistryFormat.Git => $"http://127.0.0.1:8081/{UpstreamUrl.ProjectPath}.git",
        _ => $"http://127.0.0.1:8082/{RegistryFormatNames.NameOf(format)}/{UpstreamUrl.ProjectPath}",
    };

    /// <summary>Behind which part of the client's address the rest is taken from.</summary>
    public static string AppendedTo(RegistryFormat format) => format == RegistryFormat.Git ? ".git" : $"/packages/{RegistryFormatNames.NameOf(format)}/";

    /// <summary>The label of the field that a fault names.</summary>
    public string LabelOf(string field) => field switch
    {
        nameof(RegistryConnectionInput.Name) => texts.NameField,
        nameof(RegistryConnectionInput.Format) => texts.Format,
        nameof(RegistryConnectionInput.Kind) => texts.Kind,
        nameof(RegistryConnectionInput.UpstreamUsername) => texts.UpstreamUsername,
        nameof(RegistryConnectionInput.UpstreamPassword) => texts.UpstreamPassword,
        nameof(ConnectionDraft.HolderPath) => texts.HolderPath,
        _ => texts.Upstream,
    };
}
