using System.Globalization;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Pages.AuditLog;

/// <summary>The audit log of the instance, a group with all below it, or a project. Its filters live in the address, so that a view can be passed on.</summary>
public sealed partial class AuditLogPage
{
    private const int Size = 25;

    private AuditFilter _filter = new();
    private Page<AuditEventView>? _rows;
    private Failure? _refusal;
    private Failure? _failure;
    private bool _isReady;

    [Parameter]
    public long? GroupId { get; set; }

    [Parameter]
    public long? ProjectId { get; set; }

    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Event { get; set; }

    [SupplyParameterFromQuery]
    public string? Door { get; set; }

    /// <summary>First day, such as 2026-11-01; anything else counts as none.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day, included.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    [Inject]
    public required AuditQueries Log { get; init; }

    [Inject]
    public required HolderQueries Holders { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required AuditTexts Texts { get; init; }

    private AuditLogWords Words => new(Texts);

    private ResourceKind Kind => GroupId is not null ? ResourceKind.Group : ProjectId is not null ? ResourceKind.Project : ResourceKind.Instance;

    private long Id => GroupId ?? ProjectId ?? 0;

    protected override async Task OnParametersSetAsync()
    {
        await ShowFrameAsync();
        if (_refusal is null)
            await LoadAsync();
    }

    private async Task ShowFrameAsync()
    {
        if (Kind == ResourceKind.Instance)
        {
            Frame.Show(AdministrationContext.Create(), new Crumb(Texts.Title));
            return;
        }

        var found = await Holders.GetAsync(await Callers.GetAsync(), Kind, Id, CancellationToken.None);
        _refusal = found.Failure;
        if (found.IsSuccess)
            Frame.Show(found.Value, new Crumb(Texts.Title));
    }

    private async Task LoadAsync()
    {
        _filter = AuditLogFilter.Of(Search, Event, Door, From, Until);
        var number = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : 1;
        var result = await Log.ListAsync(await Callers.GetAsync(), Kind, Id, _filter, new PageRequest(number, Size), CancellationToken.None);
        var isRefused = result.Failure is { Kind: FailureKind.Forbidden or FailureKind.NotFound };
        (_rows, _refusal, _failure) = (result.Value, isRefused ? result.Failure : null, isRefused ? null : result.Failure);
        _isReady = true;
    }

    private void Change(string parameter, ChangeEventArgs e) => Go(new Dictionary<string, object?>
    {
        [parameter.ToLowerInvariant()] = e.Value as string is { Length: > 0 } text ? text : null,
        ["page"] = null,
    });

    // The same filters as the page; which page is shown does not matter to a file.
    private string FileOf(string extension) => PortalRoutes.AuditLogFile(Kind, Id, extension) + new Uri(Navigation.GetUriWithQueryParameter("page", (int?)null)).Query;

    private void GoTo(int page) => Go(new Dictionary<string, object?> { ["page"] = page });

    private void Clear() => Navigation.NavigateTo(new Uri(Navigation.Uri).AbsolutePath);

    private void Go(Dictionary<string, object?> changes) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(changes));
}
