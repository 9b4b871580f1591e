using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.Members;

/// <summary>Who may do what in a group or project, inherited levels included.</summary>
public sealed partial class MembersPage
{
    private const int Size = 25;

    private HolderView? _holder;
    private MemberList? _list;
    private Failure? _failure;
    private string? _error;
    private string _status = "";
    private string _search = "";
    private int _page = 1;
    private int _added;
    private int _refused;

    [Parameter]
    public long? GroupId { get; set; }

    [Parameter]
    public long? ProjectId { get; set; }

    [Inject]
    public required HolderQueries Holders { get; init; }

    [Inject]
    public required MemberQueries Members { get; init; }

    [Inject]
    public required MemberService Service { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required MemberTexts Texts { get; init; }

    private ResourceKind Kind => ProjectId is null ? ResourceKind.Group : ResourceKind.Project;

    private long Id => ProjectId ?? GroupId ?? 0;

    protected override async Task OnParametersSetAsync()
    {
        var found = await Holders.GetAsync(await Callers.GetAsync(), Kind, Id, CancellationToken.None);
        (_holder, _failure) = (found.Value, found.Failure);
        if (!found.IsSuccess)
            return;
        Frame.Show(found.Value, new Crumb(Texts.Title));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var result = await Members.ListAsync(await Callers.GetAsync(), Kind, Id, _search, new PageRequest(_page, Size), CancellationToken.None);
        (_list, _failure) = (result.Value, result.Failure);
    }

    /// <summary>Null when the person was added.</summary>
    private async Task<Failure?> AddAsync(string login, MemberInput input)
    {
        var result = await Service.AddAsync(await Callers.GetAsync(), Kind, Id, login, input, CancellationToken.None);
        if (result.IsSuccess)
        {
            _added++;
            await DoneAsync(Texts.Added(result.Value.Name, result.Value.Level.ToString()));
            // The form calls this, not an event of this page, so nobody else draws the new row.
            StateHasChanged();
        }

        return result.Failure;
    }

    private async Task ChangeAsync(MemberRow row, ChangeEventArgs e)
    {
        var level = Enum.Parse<AccessLevel>(e.Value?.ToString() ?? "");
        var result = await Service.SetAsync(await Callers.GetAsync(), Kind, Id, row.UserId, new MemberInput(level, row.EndsOn), CancellationToken.None);
        _error = result.Failure?.Message;
        if (result.IsSuccess)
        {
            await DoneAsync(Texts.Changed(row.Name, level.ToString()));
            return;
        }

        // The browser has already drawn the refused choice; a new element shows the level that holds.
        _refused++;
        await LoadAsync();
    }

    private async Task RemoveAsync(MemberRow row)
    {
        if (!await LeaveDialog.AskAsync(Dialogs, Texts.RemoveQuestion(row.Name), Texts.RemoveConsequence(row.Name), Texts.Keep, Texts.RemoveConfirm))
            return;
        var result = await Service.RemoveAsync(await Callers.GetAsync(), Kind, Id, row.UserId, CancellationToken.None);
        _error = result.Failure?.Message;
        if (result.IsSuccess)
            await DoneAsync(Texts.Removed(row.Name));
    }

    private Task DoneAsync(string status)
    {
        (_status, _error) = (status, null);
        return LoadAsync();
    }

    private Task SearchAsync(ChangeEventArgs e)
    {
        (_search, _page) = (e.Value?.ToString()?.Trim() ?? "", 1);
        return LoadAsync();
    }

    private Task ClearAsync()
    {
        (_search, _page) = ("", 1);
        return LoadAsync();
    }

    private Task GoToAsync(int page)
    {
        _page = page;
        return LoadAsync();
    }
}
