using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Components.Pages.Registries.Setup;

/// <summary>One block to paste, and where it belongs.</summary>
internal sealed record SetupBlock(string Caption, string Text);

/// <summary>A tab of the configuration: a proxy, or an upstream for those who have none yet.</summary>
/// <param name="Key">Of the tab.</param>
/// <param name="Title">Proper name of the program.</param>
/// <param name="Blocks">In the order of pasting.</param>
internal sealed record SetupTab(string Key, string Title, IReadOnlyList<SetupBlock> Blocks)
{
    /// <summary>Every tab that makes sense for the connection; the upstreams come first, since without one there is nothing to protect.</summary>
    public static IReadOnlyList<SetupTab> For(SetupTarget target, RegistryTexts texts) =>
    [
        .. UpstreamsFor(target, texts),
        new SetupTab("nginx", "nginx", [new(texts.IntoHttp, NginxSetup.Upstreams(target)), new(texts.IntoServer, NginxSetup.Locations(target))]),
        new SetupTab("caddy", "Caddy", [new(texts.IntoCaddyfile, CaddySetup.Site(target))]),
        new SetupTab("traefik", "Traefik", [new(texts.IntoTraefik, TraefikSetup.Dynamic(target))]),
        new SetupTab("envoy", "Envoy",
        [
            new(texts.IntoFilters, EnvoySetup.Filter(target)), new(texts.IntoVirtualHost, EnvoySetup.Route(target)), new(texts.IntoClusters, EnvoySetup.Clusters(target)),
        ]),
    ];

    private static IEnumerable<SetupTab> UpstreamsFor(SetupTarget target, RegistryTexts texts) => target.Connection.Format switch
    {
        RegistryFormat.Npm => [new SetupTab("verdaccio", "Verdaccio", [new(texts.VerdaccioCaption, UpstreamSetup.Verdaccio(target))])],
        RegistryFormat.Maven or RegistryFormat.Generic or RegistryFormat.Debian => [new SetupTab("files", texts.FileStore, [new(texts.FileStoreCaption, UpstreamSetup.FileStore(target))])],
        RegistryFormat.Git => [new SetupTab("git", "git http-backend", [new(texts.GitCaption, UpstreamSetup.GitBackend(target))])],
        _ => [],
    };
}
