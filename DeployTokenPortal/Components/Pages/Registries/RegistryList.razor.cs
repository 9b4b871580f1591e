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

/// <summary>The connections of a group or project, or every one of the instance. Who may see the list the use case says.</summary>
public sealed partial class RegistryList
{
    private const int Size = 25;

    private Page<RegistryConnectionView>? _page;
    private Failure? _refusal;
    private Failure? _failure;
    private int _number = 1;

    [Parameter]
    public long? GroupId { get; set; }

    [Parameter]
    public long? ProjectId { get; set; }

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
    public required RegistryTexts Texts { get; init; }

    private ConnectionWords Words => new(Texts);

    private ResourceKind Kind => GroupId is not null ? ResourceKind.Group : ProjectId is not null ? ResourceKind.Project : ResourceKind.Instance;

    private long Id => GroupId ?? ProjectId ?? 0;

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        _refusal = _page is null ? _failure : null;
        if (Kind == ResourceKind.Instance && _refusal is null)
            Frame.Show(AdministrationContext.Create(), new Crumb(Texts.Title));
        else if (Kind != ResourceKind.Instance && (await Holders.GetAsync(await Callers.GetAsync(), Kind, Id, CancellationToken.None)).Value is { } holder)
            Frame.Show(holder, new Crumb(Texts.Title));
    }

    private async Task LoadAsync()
    {
        var result = await Registries.ListAsync(await Callers.GetAsync(), Kind, Id, new PageRequest(_number, Size), CancellationToken.None);
        (_page, _failure) = (result.Value, result.Failure);
    }

    private Task GoToAsync(int number)
    {
        _number = number;
        return LoadAsync();
    }

    private string HrefOf(RegistryConnectionView row) => PortalRoutes.Registry(Kind, Id, row.Id);

    private async Task SwitchAsync(RegistryConnectionView row)
    {
        var result = await Connections.UpdateAsync(await Callers.GetAsync(), row.Id, new RegistryConnectionChange { IsEnabled = !row.IsEnabled }, CancellationToken.None);
        await AfterAsync(result.Failure);
    }

    private async Task RemoveAsync(RegistryConnectionView row)
    {
        if (await ConnectionQuestion.AskAsync(Dialogs, Texts, row))
            await AfterAsync((await Connections.DeleteAsync(await Callers.GetAsync(), row.Id, CancellationToken.None)).Failure);
    }

    // What is shown stays right: after a refusal too the list is as it was.
    private async Task AfterAsync(Failure? failure)
    {
        if (failure is null)
            await LoadAsync();
        _failure = failure ?? _failure;
    }
}
