using System.Globalization;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.Usage.Tokens;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Charts;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Components.Shared.TokenDialogs;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Resources;
using DeployTokenPortal.Resources.Tokens;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.DeployTokens.Token;

/// <summary>One token: what it is, what it reaches, how it is used, what it was refused and what happened to it.</summary>
public sealed partial class TokenPage
{
    private HolderView? _holder;
    private TokenDetails? _details;
    private RegistryLocation? _registry;
    private DeployTokenReveal? _reveal;
    private Failure? _failure;
    private string _status = "";

    [Parameter]
    public long? ProjectId { get; set; }

    [Parameter]
    public long? GroupId { get; set; }

    [Parameter, EditorRequired]
    public required long TokenId { get; set; }

    [Inject]
    public required HolderQueries Holders { get; init; }

    [Inject]
    public required TokenDetailQueries Tokens { get; init; }

    [Inject]
    public required RegistryConnectionQueries Registries { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required DeployTokenTexts ListTexts { get; init; }

    [Inject]
    public required TokenPageTexts Texts { get; init; }

    private ResourceKind Kind => ProjectId is null ? ResourceKind.Group : ResourceKind.Project;

    private long HolderId => ProjectId ?? GroupId ?? 0;

    private string SettingsPath => Kind == ResourceKind.Project ? PortalRoutes.ProjectCiCd(HolderId) : PortalRoutes.GroupCiCd(HolderId);

    private IReadOnlyList<ChartPoint> Points => [.. (_details?.Days ?? []).Select(day =>
        new ChartPoint(day.Day.ToString("d MMM", CultureInfo.CurrentCulture), day.Day.ToString("d MMM yyyy", CultureInfo.CurrentCulture)))];

    // Entrances that were never used would only fill the legend.
    private IReadOnlyList<ChartSeries> Series => _details is not { } details ? [] : [.. new ChartSeries[]
    {
        new(Texts.DoorContainerToken, ChartTone.First, [.. details.Days.Select(day => day.ContainerToken)]),
        new(Texts.DoorForwardAuth, ChartTone.Third, [.. details.Days.Select(day => day.ForwardAuth)]),
        new(Texts.DoorGateway, ChartTone.Fourth, [.. details.Days.Select(day => day.Gateway)]),
        new(Texts.Refused, ChartTone.Second, [.. details.Days.Select(day => day.Refused)]),
    }.Where(series => series.Total > 0 || series.Tone is ChartTone.First or ChartTone.Second)];

    protected override async Task OnParametersSetAsync()
    {
        // What was revealed belongs to one token and must not outlive its page.
        if (_details?.Token.Id != TokenId)
            (_details, _reveal, _status) = (null, null, "");
        var caller = await Callers.GetAsync();
        var found = await Holders.GetAsync(caller, Kind, HolderId, CancellationToken.None);
        (_holder, _failure) = (found.Value, found.Failure);
        if (!found.IsSuccess)
            return;
        _registry = await Registries.FindImageRegistryAsync(caller, Kind, HolderId, CancellationToken.None);
        await LoadAsync();
        Frame.Show(found.Value, new Crumb(ListTexts.Section, $"{SettingsPath}#{PortalRoutes.DeployTokensSection}"), new Crumb(_details?.Token.Name ?? ""));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private async Task LoadAsync()
    {
        var found = await Tokens.GetAsync(await Callers.GetAsync(), Kind.ToHolderKind(), HolderId, TokenId, CancellationToken.None);
        (_details, _failure) = (found.Value, found.Failure);
    }

    private async Task RotateAsync()
    {
        if (_details is { } details && await Dialogs.AskAsync<RotateDialog>(details.Token, _holder!.FullPath) is DeployTokenReveal reveal)
        {
            (_reveal, _status) = (reveal, "");
            await LoadAsync();
        }
    }

    private async Task AskAsync<TDialog>(Func<string, string> describe)
        where TDialog : ComponentBase
    {
        var answer = await Dialogs.AskAsync<TDialog>(_details!.Token, _holder!.FullPath);
        if (answer is RevokeDialog.RotateInstead)
            await RotateAsync();
        if (answer is not true)
            return;
        _status = describe(_details.Token.Name);
        await LoadAsync();
    }

    private Task ForgetAsync()
    {
        _reveal = null;
        return LoadAsync();
    }

    private void CreateAnother(DeployTokenView token) => Navigation.NavigateTo(DraftAddress.Like(SettingsPath, token));
}
