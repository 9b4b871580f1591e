using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Components.Shared.TokenDialogs;
using DeployTokenPortal.Resources;
using DeployTokenPortal.Resources.Tokens;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.TokenAudit;

/// <summary>The tokens behind a number of the audit page, with what can be done about each.</summary>
public sealed partial class AuditedTokenTable
{
    /// <summary>Id of its heading, for the focus.</summary>
    public const string HeadingId = "audited-tokens";

    private const int Size = 25;

    private static readonly TokenNeed[] s_offered =
        [TokenNeed.CanWrite, TokenNeed.Unwritten, TokenNeed.NeverUsed, TokenNeed.Stale, TokenNeed.Expiring30, TokenNeed.NeverExpires, TokenNeed.CreatorLeft];

    private Page<AuditedToken>? _page;
    private Failure? _failure;
    private AuditView? _loaded;
    private bool _isLoading;
    private string? _done;
    private string _status = "";

    [Parameter, EditorRequired]
    public required AuditView View { get; set; }

    [Parameter, EditorRequired]
    public required AuditedArea Area { get; set; }

    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>A token was changed, so the numbers have.</summary>
    [Parameter, EditorRequired]
    public required EventCallback OnChanged { get; set; }

    /// <summary>Another page of the list is wanted.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<AuditView> OnGo { get; set; }

    [Inject]
    public required AuditedTokenQueries Tokens { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required WhenText When { get; init; }

    [Inject]
    public required TokenAuditTexts Texts { get; init; }

    [Inject]
    public required SharedTexts Shared { get; init; }

    private AuditWords Words => new(Texts, View.Thresholds);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == View)
            return;
        (_loaded, _done) = (View, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _isLoading = true;
        var found = await Tokens.ListAsync(await Callers.GetAsync(), Area, View.Filter, View.Thresholds, new PageRequest(View.Page, Size), CancellationToken.None);
        (_page, _failure, _isLoading) = (found.Value, found.Failure, false);
    }

    private string? ByOf(AuditedToken row) => row.Token.CreatedBy is { } by ? Texts.By(by) : null;

    private async Task AskAsync<TDialog>(AuditedToken row, Func<string, string> describe)
        where TDialog : ComponentBase
    {
        var answer = await Dialogs.AskAsync<TDialog>(row.Token, row.HolderPath);
        if (answer is RevokeDialog.RotateInstead)
            Navigation.NavigateTo(PortalRoutes.DeployToken(row.Token.Holder, row.Token.HolderId, row.Token.Id));
        if (answer is not true)
            return;
        _done = _status = describe(row.Token.Name);
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }
}
