using System.Globalization;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Pages.Registries.Setup;

/// <summary>
/// One connection as a reverse proxy's configuration names it. Where it hangs above projects, <c>PROJECT</c> and <c>GROUP</c> stand for what the person
/// has to write.
/// </summary>
/// <param name="Connection">What is connected; no container registry.</param>
/// <param name="PortalUrl">The portal's address, without a slash at its end.</param>
internal sealed record SetupTarget(RegistryConnectionView Connection, string PortalUrl)
{
    /// <summary>Headers that carry what clients present; none of them may reach the upstream.</summary>
    public static IReadOnlyList<string> CredentialHeaders { get; } = ["Authorization", "Deploy-Token", "X-NuGet-ApiKey", "PRIVATE-TOKEN"];

    public bool IsGit => Connection.Format == RegistryFormat.Git;

    /// <summary>A word for blocks and locations, such as <c>npm</c>.</summary>
    public string Name => RegistryFormatNames.NameOf(Connection.Format);

    /// <summary>The path under which the proxy serves it, without a slash at its end; empty for git, whose paths name the project.</summary>
    public string Root => IsGit ? "" : $"/{Name}";

    /// <summary>What the location stands for, in the words of forward-auth.</summary>
    public string Words => IsGit
        ? "format=git"
        : $"format={Name}&{HolderWord}{(Connection.Kind == RegistryConnectionKind.Virtual ? "&kind=virtual" : "")}&root={Root}";

    /// <summary>The portal's host and port.</summary>
    public Uri Portal => new(PortalUrl);

    public bool IsUpstreamTls => Connection.UpstreamUrl.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>Host and port of the upstream; the scheme's own port is written out too.</summary>
    public string UpstreamServer => ServerOf(new Uri(UpstreamAuthority));

    /// <summary>Host of the upstream as it expects to be called.</summary>
    public string UpstreamHost => new Uri(UpstreamAuthority).Authority;

    /// <summary>Scheme, host and port of the upstream.</summary>
    public string UpstreamAuthority
    {
        get
        {
            var slash = PathStart;
            return slash < 0 ? Connection.UpstreamUrl : Connection.UpstreamUrl[..slash];
        }
    }

    /// <summary>Path of the upstream, without a slash at its end; for git what precedes the path of the repository.</summary>
    public string UpstreamPath
    {
        get
        {
            var path = PathStart < 0 ? "" : Connection.UpstreamUrl[PathStart..];
            if (!IsGit)
                return Placed(path);
            var place = path.IndexOf('{', StringComparison.Ordinal);
            return (place < 0 ? path[..Math.Max(path.LastIndexOf('/'), 0)] : path[..place]).TrimEnd('/');
        }
    }

    /// <summary>Host and port, as an <c>upstream</c> block wants them.</summary>
    public static string ServerOf(Uri address) => string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");

    private int PathStart => Connection.UpstreamUrl.IndexOf('/', Connection.UpstreamUrl.IndexOf("://", StringComparison.Ordinal) + 3);

    private string HolderWord => Connection.HolderKind == ResourceKind.Group && !HasProject ? $"group={Connection.HolderPath}" : $"project={ProjectPath}";

    private bool HasProject => !UpstreamUrl.IsShared(Connection.UpstreamUrl);

    private string ProjectPath => Connection.HolderKind switch
    {
        ResourceKind.Project => Connection.HolderPath,
        ResourceKind.Group => $"{Connection.HolderPath}/PROJECT",
        ResourceKind.Instance => "GROUP/PROJECT",
    };

    private string Placed(string path) => path
        .Replace(UpstreamUrl.ProjectPath, ProjectPath, StringComparison.Ordinal)
        .Replace(UpstreamUrl.ProjectId, Connection.HolderKind == ResourceKind.Project ? Connection.HolderId.ToString(CultureInfo.InvariantCulture) : "PROJECT_ID", StringComparison.Ordinal)
        .Replace(UpstreamUrl.GroupPath, Connection.HolderKind == ResourceKind.Group ? Connection.HolderPath : ProjectPath[..ProjectPath.LastIndexOf('/')], StringComparison.Ordinal);
}
