using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>Clients that commands are written for, in the order of their tabs.</summary>
internal enum RegistryClient
{
    Docker,
    Podman,
    Skopeo,
    Kubernetes,
    Npm,
    Maven,
    Gradle,
    NuGet,
    Python,
    Conan,
    Git,
    Curl,
}

internal static class RegistryClients
{
    /// <summary>Those of container registries.</summary>
    public static IReadOnlyList<RegistryClient> OfImages { get; } = [RegistryClient.Docker, RegistryClient.Podman, RegistryClient.Skopeo, RegistryClient.Kubernetes];

    /// <summary>Those that speak this format and that commands are written for.</summary>
    public static IReadOnlyList<RegistryClient> Of(RegistryFormat format) => format switch
    {
        RegistryFormat.Npm => [RegistryClient.Npm],
        RegistryFormat.Maven => [RegistryClient.Maven, RegistryClient.Gradle],
        RegistryFormat.NuGet => [RegistryClient.NuGet],
        RegistryFormat.PyPi => [RegistryClient.Python],
        RegistryFormat.Conan => [RegistryClient.Conan],
        RegistryFormat.Git => [RegistryClient.Git],
        RegistryFormat.Generic => [RegistryClient.Curl],
        RegistryFormat.Oci => OfImages,
        RegistryFormat.Helm or RegistryFormat.Composer or RegistryFormat.Go or RegistryFormat.RubyGems or RegistryFormat.Debian => [],
    };

    /// <summary>As its own people write it.</summary>
    public static string NameOf(RegistryClient client) => client switch
    {
        RegistryClient.Npm => "npm",
        RegistryClient.Git => "git",
        RegistryClient.Curl => "curl",
        _ => client.ToString(),
    };
}
