using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Resources.Tokens;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Pages.TokenAudit;

/// <summary>Who has what and who uses it: of a project, of a group with everything below it, or of the instance. The whole view lives in the address.</summary>
public sealed partial class TokenAuditPage
{
    private AuditView _view = AuditView.Usual;
    private TokenAuditOverview? _overview;
    private HolderView? _holder;
    private Failure? _refusal;
    private Failure? _failure;
    private bool _isReady;
    private bool _isLoading;
    private string? _listed;
    private bool _isListNew;

    [Parameter]
    public long? GroupId { get; set; }

    [Parameter]
    public long? ProjectId { get; set; }

    [SupplyParameterFromQuery]
    public string? Days { get; set; }

    [SupplyParameterFromQuery]
    public string? Below { get; set; }

    [SupplyParameterFromQuery]
    public string? Scope { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? Need { get; set; }

    [SupplyParameterFromQuery]
    public string? Expiring { get; set; }

    [SupplyParameterFromQuery]
    public string? Idle { get; set; }

    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    [Inject]
    public required TokenAuditQueries Audit { get; init; }

    [Inject]
    public required HolderQueries Holders { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    [Inject]
    public required TokenAuditTexts Texts { get; init; }

    private ResourceKind Kind => GroupId is not null ? ResourceKind.Group : ProjectId is not null ? ResourceKind.Project : ResourceKind.Instance;

    private long Id => GroupId ?? ProjectId ?? 0;

    private AuditedArea Area => new(Kind, Id, Kind == ResourceKind.Group && _view.IsOwnOnly);

    private string Path => PortalRoutes.Audit(Kind, Id);

    private string Lead => Kind switch
    {
        ResourceKind.Instance => Texts.LeadInstance,
        ResourceKind.Project => Texts.LeadProject(_holder?.FullPath ?? ""),
        ResourceKind.Group => _view.IsOwnOnly ? Texts.LeadGroupOwn(_holder?.FullPath ?? "") : Texts.LeadGroup(_holder?.FullPath ?? ""),
    };

    protected override async Task OnParametersSetAsync()
    {
        _view = AuditView.Read(ValueOf);
        await ShowFrameAsync();
        if (_refusal is not null)
            return;
        await LoadAsync();
        var listed = _view.HasList ? _view.Listing(_view.Filter).On(Path) : null;
        (_isListNew, _listed) = (_isReady && listed is not null && _listed is not null && listed != _listed, listed ?? "");
    }

    // A list that was asked for opens above; whoever asked finds it where the focus is.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isListNew && !_isLoading)
        {
            _isListNew = false;
            await Script.FocusAsync(AuditedTokenTable.HeadingId);
        }
    }

    private async Task ShowFrameAsync()
    {
        if (Kind == ResourceKind.Instance)
        {
            Frame.Show(AdministrationContext.Create(), new Crumb(Texts.Title));
            return;
        }

        var found = await Holders.GetAsync(await Callers.GetAsync(), Kind, Id, CancellationToken.None);
        (_holder, _refusal) = (found.Value, found.Failure);
        if (found.IsSuccess)
            Frame.Show(found.Value, new Crumb(Texts.Title));
    }

    private async Task LoadAsync()
    {
        _isLoading = true;
        var result = await Audit.GetAsync(await Callers.GetAsync(), Area, _view.Days, _view.Thresholds, CancellationToken.None);
        var isRefused = result.Failure is { Kind: FailureKind.Forbidden or FailureKind.NotFound };
        (_overview, _refusal, _failure) = (result.Value, isRefused ? result.Failure : null, isRefused ? null : result.Failure);
        (_isReady, _isLoading) = (true, false);
    }

    private void Go(AuditView view) => Navigation.NavigateTo(view.On(Path));

    private string? ValueOf(string parameter) => parameter switch
    {
        "days" => Days,
        "below" => Below,
        "scope" => Scope,
        "state" => State,
        "need" => Need,
        "expiring" => Expiring,
        "idle" => Idle,
        _ => Page,
    };
}
