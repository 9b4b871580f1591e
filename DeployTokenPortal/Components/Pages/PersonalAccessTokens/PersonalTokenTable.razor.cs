using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Page;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.PersonalAccessTokens;

/// <summary>The signed-in person's own tokens, live ones and ended ones.</summary>
public sealed partial class PersonalTokenTable : IDisposable
{
    private const string Active = "active";
    private const string Inactive = "inactive";
    private const int PageSize = 25;

    private readonly CancellationTokenSource _disposal = new();
    private CancellationTokenSource? _loading;
    private PersonalAccessTokenList? _list;
    private Failure? _failure;
    private IReadOnlyList<TabItem> _tabs = [];
    private string _tab = Active;
    private string _status = "";
    private int _page = 1;
    private bool _isLoading;

    [Inject]
    public required PersonalAccessTokenQueries Tokens { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required WhenText When { get; init; }

    [Inject]
    public required PersonalAccessTokenTexts Texts { get; init; }

    [Inject]
    public required SharedTexts Shared { get; init; }

    private bool IsActiveTab => _tab == Active;

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
        _loading?.Cancel();
        _loading?.Dispose();
        var loading = _loading = CancellationTokenSource.CreateLinkedTokenSource(_disposal.Token);
        var ct = loading.Token;
        _isLoading = true;
        try
        {
            var found = await Tokens.ListAsync(await Callers.GetAsync(), IsActiveTab, new PageRequest(_page, PageSize), ct);
            if (loading != _loading)
                return;
            (_list, _failure, _isLoading) = (found.Value, found.Failure, false);
            if (found.IsSuccess)
                ShowTabs(found.Value);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A newer request took over, or the page is gone.
        }
    }

    private void ShowTabs(PersonalAccessTokenList? list) =>
        _tabs = [new TabItem(Active, Texts.ActiveTab, list?.Active), new TabItem(Inactive, Texts.InactiveTab, list?.Inactive)];

    private Task SelectTabAsync(string tab)
    {
        (_tab, _list, _page, _status) = (tab, null, 1, "");
        return LoadAsync();
    }

    private Task GoToAsync(int page)
    {
        _page = page;
        return LoadAsync();
    }

    private string? UseOf(PersonalAccessTokenView token) => token.LastUsedAddress is null ? null : Texts.UsedFrom(token.LastUsedAddress);

    private async Task RevokeAsync(PersonalAccessTokenView token)
    {
        var parameters = new DialogParameters<RevokePersonalTokenDialog> { { dialog => dialog.Token, token } };
        var dialog = await Dialogs.ShowAsync<RevokePersonalTokenDialog>("", parameters, QuestionDialog.Options);
        if (await dialog.Result is not { Canceled: false })
            return;
        _status = Texts.RevokedStatus(token.Name);
        await LoadAsync();
    }
}
