using DeployTokenPortal.RegistryAuth.Locations;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>The image that a layer is to be mounted from (Distribution spec: <c>POST …/blobs/uploads/?mount=…&amp;from=…</c>).</summary>
internal static class MountSource
{
    /// <summary>Whether a second image is named where the path names images. Where the configuration names the project, all behind it is the project's.</summary>
    public static bool IsAsked(PackageLocation location) =>
        location is { Format: Domain.Registries.RegistryFormat.Oci, IsPathNaming: true } && (location.Path.Query("from") is not null || location.Path.HasRepeated("from"));

    /// <summary>Its name; null when it is named twice or is no name.</summary>
    public static string? Find(PackageLocation location) =>
        location.Path.Query("from") is { } name && name.Contains('/', StringComparison.Ordinal) ? name : null;
}
