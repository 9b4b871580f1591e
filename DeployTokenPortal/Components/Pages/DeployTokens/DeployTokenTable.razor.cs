using System.Globalization;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Page;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Components.Shared.Tables;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Components.Shared.TokenDialogs;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.DeployTokens;

/// <summary>A holder's tokens: tabs, filters, order and paging are the server's; old rows stay while new ones are on their way.</summary>
public sealed partial class DeployTokenTable : IDisposable
{
    private const string Active = "active";
    private const string Inactive = "inactive";

    private readonly CancellationTokenSource _disposal = new();
    private CancellationTokenSource? _loading;
    private DeployTokenList? _list;
    private Failure? _failure;
    private IReadOnlyList<TabItem> _tabs = [];
    private string _tab = Active;
    private string _search = "";
    private DeployTokenScopes? _scope;
    private long? _creatorId;
    private SortState _sort = new(nameof(DeployTokenOrder.Expires));
    private int _page = 1;
    private int _size = 25;
    private bool _isLoading;
    private string _status = "";
    private string? _revokedName;

    [Parameter, EditorRequired]
    public required HolderView Holder { get; set; }

    [Parameter]
    public EventCallback<DeployTokenCounts> OnCounted { get; set; }

    [Parameter]
    public EventCallback<DeployTokenView> OnCreateAnother { get; set; }

    /// <summary>A token got a new secret, which is shown once.</summary>
    [Parameter]
    public EventCallback<DeployTokenReveal> OnRotated { get; set; }

    [Inject]
    public required DeployTokenQueries Tokens { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required WhenText When { get; init; }

    [Inject]
    public required DeployTokenTexts Texts { get; init; }

    [Inject]
    public required SharedTexts Shared { get; init; }

    private bool IsActiveTab => _tab == Active;

    private bool IsFiltered => _search.Length > 0 || _scope is not null || _creatorId is not null;

    private bool HasAny => (_list?.Tokens.Total ?? 0) > 0;

    public void Dispose()
    {
        _disposal.Cancel();
        _disposal.Dispose();
        _loading?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        ShowTabs(null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _loading?.Dispose();
        var loading = _loading = CancellationTokenSource.CreateLinkedTokenSource(_disposal.Token);
        _isLoading = true;
        try
        {
            var filter = new DeployTokenFilter(
                IsActiveTab, _search, _scope, _creatorId, Enum.Parse<DeployTokenOrder>(_sort.Column), _sort.IsDescending, new PageRequest(_page, _size));
            var found = await Tokens.ListAsync(await Callers.GetAsync(), Holder.Kind.ToHolderKind(), Holder.Id, filter, loading.Token);
            if (loading != _loading)
                return;
            (_list, _failure) = (found.Value, found.Failure);
            if (found.IsSuccess)
            {
                ShowTabs(found.Value.Counts);
                await OnCounted.InvokeAsync(found.Value.Counts);
            }
        }
        catch (OperationCanceledException) when (loading.IsCancellationRequested)
        {
            // A newer request took over, or the page is gone.
        }
        finally
        {
            if (loading == _loading)
                _isLoading = false;
        }
    }

    private void ShowTabs(DeployTokenCounts? counts) =>
        _tabs = [new TabItem(Active, Texts.ActiveTab, counts?.Active), new TabItem(Inactive, Texts.InactiveTab, counts?.Inactive)];

    private Task SelectTabAsync(string tab)
    {
        (_tab, _list, _revokedName) = (tab, null, null);
        _sort = new SortState(nameof(DeployTokenOrder.Expires), IsDescending: tab == Inactive);
        return FromFirstPageAsync();
    }

    private Task SearchAsync(ChangeEventArgs e)
    {
        _search = e.Value?.ToString()?.Trim() ?? "";
        return FromFirstPageAsync();
    }

    private Task FilterByScopeAsync(ChangeEventArgs e)
    {
        _scope = DeployTokenScopeNames.Find(e.Value?.ToString() ?? "");
        return FromFirstPageAsync();
    }

    private Task FilterByCreatorAsync(ChangeEventArgs e)
    {
        _creatorId = long.TryParse(e.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return FromFirstPageAsync();
    }

    private Task ClearAsync()
    {
        (_search, _scope, _creatorId) = ("", null, null);
        return FromFirstPageAsync();
    }

    private Task SortAsync(SortState sort)
    {
        _sort = sort;
        return FromFirstPageAsync();
    }

    private Task GoToAsync(int page)
    {
        _page = page;
        return LoadAsync();
    }

    private Task ResizeAsync(int size)
    {
        _size = size;
        return FromFirstPageAsync();
    }

    private Task FromFirstPageAsync()
    {
        _page = 1;
        return LoadAsync();
    }

    private string? UseOf(DeployTokenView token) => token.LastUsedFor is null ? null
        : token.LastUsedAddress is null ? token.LastUsedFor
        : Texts.UsedFrom(token.LastUsedFor, token.LastUsedAddress);

    private async Task RevokeAsync(DeployTokenView token)
    {
        var answer = await Dialogs.AskAsync<RevokeDialog>(token, Holder.FullPath);
        if (answer is true)
        {
            (_revokedName, _status) = (token.Name, Texts.RevokedStatus(token.Name));
            await LoadAsync();
        }
        else if (answer is RevokeDialog.RotateInstead)
        {
            await RotateAsync(token);
        }
    }

    private async Task RotateAsync(DeployTokenView token)
    {
        if (await Dialogs.AskAsync<RotateDialog>(token, Holder.FullPath) is DeployTokenReveal reveal)
            await OnRotated.InvokeAsync(reveal);
    }
}
