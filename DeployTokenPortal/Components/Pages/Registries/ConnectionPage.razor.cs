using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.Registries;

/// <summary>One connection, or a new one: its form, a test, and what to paste into proxies and upstreams.</summary>
public sealed partial class ConnectionPage
{
    private RegistryConnectionView? _connection;
    private HolderView? _holder;
    private Failure? _failure;
    private string? _status;
    private bool _isReady;

    [Parameter]
    public long? GroupId { get; set; }

    [Parameter]
    public long? ProjectId { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    /// <summary>Whether the test begins by itself.</summary>
    [SupplyParameterFromQuery]
    public bool Test { get; set; }

    [Inject]
    public required RegistryConnectionQueries Registries { get; init; }

    [Inject]
    public required RegistryConnectionService Connections { get; init; }

    [Inject]
    public required HolderQueries Holders { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required RegistryTexts Texts { get; init; }

    private ConnectionWords Words => new(Texts);

    private ResourceKind Kind => GroupId is not null ? ResourceKind.Group : ProjectId is not null ? ResourceKind.Project : ResourceKind.Instance;

    private long HolderId => GroupId ?? ProjectId ?? 0;

    private string ListHref => PortalRoutes.RegistriesOf(Kind, HolderId);

    protected override async Task OnParametersSetAsync()
    {
        var caller = await Callers.GetAsync();
        _failure = await LoadHolderAsync(caller) ?? (Id is { } id ? await LoadAsync(caller, id) : await MayConnectAsync(caller));
        _isReady = _failure is null;
        var crumb = new Crumb(_connection?.Name ?? Texts.NewTitle);
        if (_holder is not null)
            Frame.Show(_holder, new Crumb(Texts.Title, ListHref), crumb);
        else if (_isReady && Kind == ResourceKind.Instance)
            Frame.Show(AdministrationContext.Create(), new Crumb(Texts.Title, ListHref), crumb);
    }

    private async Task<Failure?> LoadHolderAsync(Caller caller)
    {
        if (Kind == ResourceKind.Instance)
            return null;
        var found = await Holders.GetAsync(caller, Kind, HolderId, CancellationToken.None);
        _holder = found.Value;
        return found.Failure;
    }

    private async Task<Failure?> LoadAsync(Caller caller, long id)
    {
        var found = await Registries.GetAsync(caller, id, CancellationToken.None);
        // Administrators see every connection at the instance; below a group or project only its own are.
        if (found.Value is { } other && Kind != ResourceKind.Instance && (other.HolderKind, other.HolderId) != (Kind, HolderId))
            return Failure.NotFound("The registry connection");
        _connection = found.Value;
        return found.Failure;
    }

    private async Task<Failure?> MayConnectAsync(Caller caller) =>
        (await Registries.ListAsync(caller, Kind, HolderId, new PageRequest(1, 1), CancellationToken.None)).Failure;

    private void Show(RegistryConnectionView connection) => (_connection, _status) = (connection, Texts.SavedStatus(connection.Name));

    private void Open(RegistryConnectionView connection) => Navigation.NavigateTo(PortalRoutes.Registry(Kind, HolderId, connection.Id));

    private async Task DeleteAsync()
    {
        if (_connection is null || !await ConnectionQuestion.AskAsync(Dialogs, Texts, _connection))
            return;
        _failure = (await Connections.DeleteAsync(await Callers.GetAsync(), _connection.Id, CancellationToken.None)).Failure;
        if (_failure is null)
            Navigation.NavigateTo(ListHref);
    }
}
