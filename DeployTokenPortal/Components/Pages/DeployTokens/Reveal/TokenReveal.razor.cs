using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.DeployTokens.Reveal;

/// <summary>
/// Shows a new secret once. It stands in one read-only input and nowhere else; copying and downloading read it from there in the browser. It is made
/// inside a running circuit, so no prerendered page ever holds it, and it is gone when the component is.
/// </summary>
public sealed partial class TokenReveal : IDisposable
{
    private const string HeadingId = "token-ready";
    private const string SecretId = "token-value";
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(3);

    private ITimer? _poll;
    private QrImage? _qr;
    private string? _firstUse;
    private bool _isSaved;

    [Parameter, EditorRequired]
    public required HolderView Holder { get; set; }

    [Parameter, EditorRequired]
    public required DeployTokenReveal Reveal { get; set; }

    [Parameter]
    public bool IsRotated { get; set; }

    /// <summary>The person has it; the page forgets it.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Parameter]
    public EventCallback<DeployTokenView> OnCreateAnother { get; set; }

    [Inject]
    public required DeployTokenQueries Tokens { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required DeployTokenTexts Texts { get; init; }

    public void Dispose() => _poll?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _poll = Time.CreateTimer(_ => _ = InvokeAsync(LookForUseAsync), null, s_pollInterval, s_pollInterval);
        await Script.FocusAsync(HeadingId);
    }

    private string UsernameOf() => Reveal.Token.Username;

    private string SecretOf() => Reveal.Secret.Reveal();

    private void ToggleQr() => _qr = _qr is null ? QrImage.Of(Reveal.Secret.Reveal()) : null;

    private async Task LookForUseAsync()
    {
        var token = await Tokens.GetAsync(await Callers.GetAsync(), Reveal.Token.Holder, Reveal.Token.HolderId, Reveal.Token.Id, CancellationToken.None);
        if (token.Value is not { LastUsedAt: { } usedAt } used || usedAt <= Reveal.Token.LastUsedAt)
            return;
        _firstUse = used.LastUsedAddress is null ? used.LastUsedFor : Texts.UsedFrom(used.LastUsedFor ?? "", used.LastUsedAddress);
        _poll?.Dispose();
        StateHasChanged();
    }

    private Task SaveAsync()
    {
        _isSaved = true;
        return OnSaved.InvokeAsync();
    }

    private async Task CreateAnotherAsync()
    {
        if (await MayLeaveAsync())
            await OnCreateAnother.InvokeAsync(Reveal.Token);
    }

    private async Task GuardAsync(LocationChangingContext context)
    {
        if (!_isSaved && !await MayLeaveAsync())
            context.PreventNavigation();
    }

    private async Task<bool> MayLeaveAsync() =>
        _isSaved |= await LeaveDialog.AskAsync(Dialogs, Texts.LeaveTitle, Texts.LeaveFact(Reveal.Token.Name), Texts.Stay, Texts.Leave);
}
