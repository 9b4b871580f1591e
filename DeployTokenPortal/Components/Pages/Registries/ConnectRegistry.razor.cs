using System.Globalization;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.SigningKeys;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Page;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Components.Pages.Registries;

/// <summary>Makes a container registry trust this portal: its configuration, the certificates, and a test from outside in.</summary>
public sealed partial class ConnectRegistry
{
    private const string Newer = "3";
    private static readonly IReadOnlyList<TabItem> s_versions = [new(Newer, "Container registry 3"), new("2.8", "Container registry 2.8")];

    private readonly IReadOnlyList<TabItem> _versions = s_versions;
    private string _version = Newer;
    private string _address = "";
    private string? _error;
    private bool _isBusy;
    private IReadOnlyList<ProbeLine>? _lines;
    private SigningKeyView? _signing;
    private SigningKeyView? _next;

    [Inject]
    public required SigningKeyService Keys { get; init; }

    [Inject]
    public required RegistryProbe Probe { get; init; }

    [Inject]
    public required RegistryConnectionService Connections { get; init; }

    [Inject]
    public required PublicAddress Address { get; init; }

    [Inject]
    public required IOptions<RegistryOptions> Options { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required RegistryTexts Texts { get; init; }

    private string Realm => Address.Of("/jwt/auth");

    protected override async Task OnInitializedAsync()
    {
        Frame.Show(AdministrationContext.Create(), new Crumb(Texts.Title, PortalRoutes.Registries), new Crumb(Texts.ConnectTitle));
        if ((await Keys.ListAsync(await Callers.GetAsync(), CancellationToken.None)).Value is { } list)
            (_signing, _next) = (list.Keys.FirstOrDefault(key => key.IsSigning), list.Keys.FirstOrDefault(key => key.IsNext));
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private string Configuration() => $"""
        # config.yml of the registry
        auth:
          token:
            realm: {Realm}
            service: {Options.Value.Service[0]}
            issuer: {Options.Value.Issuer}
            rootcertbundle: /etc/registry/portal-certs.pem
        """ + (_version == Newer ? $"\n    signingalgorithms: [{Options.Value.AlgorithmName}]" : "");

    private async Task TestAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        var result = await Probe.RunAsync(await Callers.GetAsync(), _address, Realm, CancellationToken.None);
        _isBusy = false;
        (_lines, _error) = (result.Value, result.Failure?.Message);
    }

    private async Task SaveAsync()
    {
        var result = await Connections.CreateAsync(await Callers.GetAsync(), RegistryConnectionInput.ForImages(_address), CancellationToken.None);
        _error = result.Failure?.Message;
        if (result.IsSuccess)
            Navigation.NavigateTo(PortalRoutes.Registries);
    }
}
