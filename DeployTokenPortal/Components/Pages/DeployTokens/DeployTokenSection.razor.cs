using System.Globalization;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Pages.DeployTokens;

/// <summary>Decides what the section shows. The address can open and pre-fill the form: <c>?new&amp;name=&amp;scopes=&amp;username=&amp;expires_at=</c>.</summary>
public sealed partial class DeployTokenSection
{
    private Mode _mode = Mode.List;
    private TokenDraft _draft = new();
    private DeployTokenReveal? _reveal;
    private DeployTokenCounts? _counts;
    private bool _isRotated;
    private bool _isListShown;

    private enum Mode
    {
        List,
        Form,
        Reveal,
    }

    [Parameter, EditorRequired]
    public required HolderView Holder { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DeployTokenQueries Tokens { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required DeployTokenTexts Texts { get; init; }

    private string? Note => _mode == Mode.Reveal && _reveal is { } reveal
        ? (_isRotated ? Texts.WasRotated(reveal.Token.Name) : Texts.WasCreated(reveal.Token.Name))
        : _counts switch
        {
            null => null,
            { ExpiringThisWeek: 0 } counts => Texts.SectionNote(Number(counts.Active)),
            { ExpiringThisWeek: 1 } counts => Texts.SectionNoteExpiring(Number(counts.Active), Number(1)),
            { } counts => Texts.SectionNoteExpiringMany(Number(counts.Active), Number(counts.ExpiringThisWeek)),
        };

    protected override void OnInitialized()
    {
        if (Holder.Permissions.ManageDeployTokens && DraftAddress.Read(Navigation.Uri) is { } draft)
            (_mode, _draft) = (Mode.Form, draft);
    }

    protected override async Task OnParametersSetAsync() => await CountAsync();

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private void OpenForm() => (_mode, _draft, _isListShown) = (Mode.Form, new TokenDraft(), false);

    private void CreateAnother(DeployTokenView token) => (_mode, _draft, _reveal, _isListShown) = (Mode.Form, TokenDraft.Like(token), null, false);

    private Task RevealCreated(DeployTokenReveal reveal) => RevealAsync(reveal, isRotated: false);

    private Task RevealRotated(DeployTokenReveal reveal) => RevealAsync(reveal, isRotated: true);

    private async Task RevealAsync(DeployTokenReveal reveal, bool isRotated)
    {
        (_mode, _reveal, _isRotated, _isListShown) = (Mode.Reveal, reveal, isRotated, false);
        await CountAsync();
    }

    private void ShowList() => (_mode, _reveal, _isListShown) = (Mode.List, null, false);

    private void Count(DeployTokenCounts counts) => _counts = counts;

    private async Task CountAsync()
    {
        var counted = await Tokens.CountAsync(await Callers.GetAsync(), Holder.Kind.ToHolderKind(), Holder.Id, CancellationToken.None);
        _counts = counted.Value ?? _counts;
    }
}
