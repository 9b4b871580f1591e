using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>Which clients are worth a tab, and what each is told. Pure.</summary>
/// <param name="PublicUrl">The portal's address.</param>
/// <param name="Kind">Group or project.</param>
/// <param name="Id">Its id.</param>
/// <param name="FullPath">Its full path.</param>
/// <param name="Username">The token's, or a word to be replaced.</param>
/// <param name="Scopes">What the token may; null when it is not known which token it will be.</param>
/// <param name="Images">The container registry connected there; null for none.</param>
/// <param name="Formats">The other formats connected there.</param>
internal sealed record ClientPlan(
    string PublicUrl, ResourceKind Kind, long Id, string FullPath, string Username, DeployTokenScopes? Scopes,
    RegistryLocation? Images, IReadOnlyList<ConnectedFormat> Formats)
{
    private const DeployTokenScopes Virtual = DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry;
    private const DeployTokenScopes Package = DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry;

    /// <summary>
    /// Clients of what is connected and what the token opens. Without a container registry its clients still get an example, for a token that could
    /// use one or where nothing else is connected.
    /// </summary>
    public IReadOnlyList<RegistryClient> Clients =>
    [
        .. ShowsImages ? RegistryClients.OfImages : [],
        .. Formats.Where(IsOpen).SelectMany(connected => RegistryClients.Of(connected.Format)),
    ];

    /// <summary>Whether the commands for images name an example only.</summary>
    public bool NamesExample => ShowsImages && Images is null;

    private bool ShowsImages => Scopes is { } scopes
        ? (scopes & (DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry)) != 0
        : Images is not null || Formats.All(connected => RegistryClients.Of(connected.Format).Count == 0);

    /// <summary>Whether a client of packages or git needs a token of a group further up, which shares its packages with all below it.</summary>
    public bool NeedsTokenAbove(RegistryClient client) =>
        Formats.FirstOrDefault(connected => RegistryClients.Of(connected.Format).Contains(client)) is { Reach: FormatReach.Shared };

    /// <summary>What one of <see cref="Clients"/> is told.</summary>
    public IReadOnlyList<Snippet> SnippetsFor(RegistryClient client)
    {
        if (RegistryClients.OfImages.Contains(client))
            return [ImageCommands.Write(client, Images, Username, FullPath, Scopes?.HasFlag(DeployTokenScopes.WriteRegistry) ?? true)];
        var source = SourceOf(Formats.First(connected => RegistryClients.Of(connected.Format).Contains(client)));
        return client switch
        {
            RegistryClient.Npm => NpmCommands.Write(source),
            RegistryClient.Maven => JavaCommands.WriteMaven(source),
            RegistryClient.Gradle => JavaCommands.WriteGradle(source),
            RegistryClient.NuGet => NuGetCommands.Write(source),
            RegistryClient.Python => PythonCommands.Write(source),
            RegistryClient.Conan => [ShellCommands.WriteConan(source)],
            RegistryClient.Git => [ShellCommands.WriteGit(source)],
            _ => [ShellCommands.WriteCurl(source)],
        };
    }

    // A token at hand belongs here, so what is shared further up is closed to it.
    private bool IsOpen(ConnectedFormat connected) => Scopes is not { } scopes || (connected.Reach != FormatReach.Shared && (scopes & connected switch
    {
        { Format: RegistryFormat.Git } => DeployTokenScopes.ReadRepository,
        { Kind: RegistryConnectionKind.Virtual } => Virtual,
        _ => Package,
    }) != 0);

    // Publishing goes to a project, or into a virtual registry (contract §5.3, §8).
    private PackageSource SourceOf(ConnectedFormat connected)
    {
        var isVirtual = connected.Kind == RegistryConnectionKind.Virtual;
        var write = isVirtual ? DeployTokenScopes.WriteVirtualRegistry : DeployTokenScopes.WritePackageRegistry;
        var isBelow = connected.Reach == FormatReach.ProjectsBelow;
        var canWrite = (Scopes?.HasFlag(write) ?? true) && (isVirtual || isBelow || Kind == ResourceKind.Project);
        return new PackageSource(PublicUrl, Kind, Id, FullPath, Username, canWrite, isVirtual, isBelow);
    }
}
