namespace DeployTokenPortal.Domain.Registries;

/// <summary>What a registry stores, and so which protocol its clients speak (design §2).</summary>
public enum RegistryFormat
{
    /// <summary>Container images and other OCI artifacts.</summary>
    Oci,

    /// <summary>npm, pnpm, yarn.</summary>
    Npm,

    /// <summary>Maven, Gradle, sbt.</summary>
    Maven,

    /// <summary>NuGet v2 and v3.</summary>
    NuGet,

    /// <summary>PyPI: pip, twine, uv.</summary>
    PyPi,

    /// <summary>Conan 1 and 2.</summary>
    Conan,

    /// <summary>Plain files by name and version.</summary>
    Generic,

    /// <summary>Helm chart repositories (charts in OCI registries are <see cref="Oci"/>).</summary>
    Helm,

    /// <summary>Composer.</summary>
    Composer,

    /// <summary>The Go module proxy.</summary>
    Go,

    /// <summary>RubyGems.</summary>
    RubyGems,

    /// <summary>Debian package repositories.</summary>
    Debian,

    /// <summary>git over HTTP, with git LFS.</summary>
    Git,
}
