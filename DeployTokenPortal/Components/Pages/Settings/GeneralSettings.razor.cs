using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Pages.Groups;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.Settings;

/// <summary>Name, path, description and visibility of a group or project; moving and deleting it.</summary>
public sealed partial class GeneralSettings
{
    private HolderView? _holder;
    private HolderDraft? _draft;
    private Failure? _failure;
    private string _status = "";
    private string _target = "";
    private string? _moveError;
    private string? _deleteError;

    [Parameter]
    public long? GroupId { get; set; }

    [Parameter]
    public long? ProjectId { get; set; }

    [Inject]
    public required HolderQueries Holders { get; init; }

    [Inject]
    public required GroupService Groups { get; init; }

    [Inject]
    public required ProjectService Projects { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required GroupTexts Words { get; init; }

    [Inject]
    public required SettingsTexts Texts { get; init; }

    private ResourceKind Kind => ProjectId is null ? ResourceKind.Group : ResourceKind.Project;

    private long Id => ProjectId ?? GroupId ?? 0;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string ParentPathOf(HolderView holder) =>
        holder.FullPath.LastIndexOf('/') is var cut and > 0 ? holder.FullPath[..cut] : "";

    private async Task LoadAsync()
    {
        var found = await Holders.GetAsync(await Callers.GetAsync(), Kind, Id, CancellationToken.None);
        (_holder, _failure) = found.Value is { Permissions.Edit: false } seen
            ? (null, Failure.Forbidden($"Your level on {seen.FullPath} is too low. You are a {seen.Level}."))
            : (found.Value, found.Failure);
        if (_holder is null)
            return;
        _draft = HolderDraft.Of(_holder);
        Frame.Show(_holder, new Crumb(Texts.Title));
    }

    private async Task<Failure?> SaveAsync(HolderInput input)
    {
        var caller = await Callers.GetAsync();
        var result = Kind == ResourceKind.Group
            ? await Groups.EditAsync(caller, Id, input, CancellationToken.None)
            : await Projects.EditAsync(caller, Id, input, CancellationToken.None);
        if (result.IsSuccess)
        {
            _status = Texts.Saved(result.Value.FullPath);
            await LoadAsync();
            StateHasChanged();
        }

        return result.Failure;
    }

    private async Task MoveAsync()
    {
        var caller = await Callers.GetAsync();
        long? targetId = null;
        if (_target.Trim().Trim('/') is { Length: > 0 } path)
        {
            if (await Holders.FindByPathAsync(caller, path, CancellationToken.None) is not { Kind: ResourceKind.Group } target)
            {
                _moveError = Texts.UnknownTarget(path);
                return;
            }

            targetId = target.Id;
        }
        else if (Kind == ResourceKind.Project)
        {
            _moveError = Texts.TargetHelp;
            return;
        }

        var result = Kind == ResourceKind.Group
            ? await Groups.MoveAsync(caller, Id, targetId, CancellationToken.None)
            : await Projects.MoveAsync(caller, Id, targetId ?? 0, CancellationToken.None);
        _moveError = result.Failure?.Message;
        if (!result.IsSuccess)
            return;
        (_status, _target) = (Texts.Moved(result.Value.FullPath), "");
        await LoadAsync();
    }

    private async Task DeleteAsync()
    {
        if (_holder is not { } holder)
            return;
        var parameters = new DialogParameters<ConfirmPathDialog>
        {
            { dialog => dialog.Title, Texts.DeleteQuestion(holder.FullPath) },
            { dialog => dialog.Consequence, Kind == ResourceKind.Group ? Texts.DeleteTextGroup : Texts.DeleteTextProject },
            { dialog => dialog.Path, holder.FullPath },
            { dialog => dialog.SafeLabel, Texts.Keep },
            { dialog => dialog.ConfirmLabel, Texts.DeleteConfirm },
        };
        var dialog = await Dialogs.ShowAsync<ConfirmPathDialog>("", parameters, QuestionDialog.Options);
        if (await dialog.Result is not { Canceled: false })
            return;
        var caller = await Callers.GetAsync();
        var result = Kind == ResourceKind.Group
            ? await Groups.DeleteAsync(caller, Id, CancellationToken.None)
            : await Projects.DeleteAsync(caller, Id, CancellationToken.None);
        _deleteError = result.Failure?.Message;
        if (result.IsSuccess)
            Navigation.NavigateTo(holder.ParentId is { } parentId ? PortalRoutes.Group(parentId) : PortalRoutes.Groups);
    }
}
