using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.PersonalAccessTokens;

/// <summary>Shows a new secret once. It stands in one read-only input and nowhere else, and is gone when the component is.</summary>
public sealed partial class PersonalTokenSecret
{
    private const string HeadingId = "personal-token-ready";

    private bool _isSaved;

    [Parameter, EditorRequired]
    public required PersonalAccessTokenReveal Reveal { get; set; }

    /// <summary>The person has it; the page forgets it.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    [Inject]
    public required PersonalAccessTokenTexts Texts { get; init; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Script.FocusAsync(HeadingId);
    }

    private string UsernameOf() => Reveal.Username;

    private string SecretOf() => Reveal.Secret.Reveal();

    private Task SaveAsync()
    {
        _isSaved = true;
        return OnSaved.InvokeAsync();
    }

    private async Task GuardAsync(LocationChangingContext context)
    {
        if (_isSaved)
            return;
        _isSaved = await LeaveDialog.AskAsync(Dialogs, Texts.LeaveTitle, Texts.LeaveFact(Reveal.Token.Name), Texts.Stay, Texts.Leave);
        if (!_isSaved)
            context.PreventNavigation();
    }
}
