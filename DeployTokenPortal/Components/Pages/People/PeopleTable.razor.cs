using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Components.Shared.States;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.People;

/// <summary>Everybody who can sign in; search and paging are the server's.</summary>
public sealed partial class PeopleTable : IDisposable
{
    private const int PageSize = 25;

    private readonly CancellationTokenSource _disposal = new();
    private CancellationTokenSource? _loading;
    private Page<PersonView>? _people;
    private Failure? _failure;
    private string _search = "";
    private PersonState? _state;
    private string? _done;
    private int _page = 1;
    private bool _isLoading;

    /// <summary>What was done just before the table appeared; empty for nothing.</summary>
    [Parameter]
    public string Status { get; set; } = "";

    [Parameter]
    public EventCallback<PersonView> OnEdit { get; set; }

    /// <summary>A person got a new one-time link, which is shown once.</summary>
    [Parameter]
    public EventCallback<Invitation> OnInvited { get; set; }

    [Inject]
    public required PersonQueries People { get; init; }

    [Inject]
    public required PersonService Service { get; init; }

    [Inject]
    public required InvitationService Invitations { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required WhenText When { get; init; }

    [Inject]
    public required PeopleTexts Texts { get; init; }

    private bool IsFiltered => _search.Length > 0 || _state is not null;

    private string Said => _done ?? Status;

    public void Dispose()
    {
        _disposal.Cancel();
        _disposal.Dispose();
        _loading?.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _loading?.Cancel();
        _loading?.Dispose();
        var loading = _loading = CancellationTokenSource.CreateLinkedTokenSource(_disposal.Token);
        var ct = loading.Token;
        _isLoading = true;
        try
        {
            var found = await People.ListAsync(await Callers.GetAsync(), _search, _state, new PageRequest(_page, PageSize), ct);
            if (loading == _loading)
                (_people, _failure, _isLoading) = (found.Value, found.Failure, false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A newer request took over, or the page is gone.
        }
    }

    private Task SearchAsync(ChangeEventArgs e)
    {
        (_search, _page) = (e.Value?.ToString()?.Trim() ?? "", 1);
        return LoadAsync();
    }

    private Task FilterAsync(ChangeEventArgs e)
    {
        (_state, _page) = (Enum.TryParse<PersonState>(e.Value?.ToString(), out var state) ? state : null, 1);
        return LoadAsync();
    }

    private Task ClearAsync()
    {
        (_search, _state, _page) = ("", null, 1);
        return LoadAsync();
    }

    private Task GoToAsync(int page)
    {
        _page = page;
        return LoadAsync();
    }

    private string NameOf(PersonState state) => state switch
    {
        PersonState.Active => Texts.Active,
        PersonState.Invited => Texts.Invited,
        PersonState.Blocked => Texts.Blocked,
    };

    private static TagKind KindOf(PersonState state) => state switch
    {
        PersonState.Active => TagKind.Ok,
        PersonState.Invited => TagKind.Warning,
        PersonState.Blocked => TagKind.Ended,
    };

    private async Task BlockAsync(PersonView person)
    {
        if (await AskAsync(Texts.BlockQuestion(person.Name), Texts.BlockConsequence, Texts.BlockPerson,
            async () => (await Service.BlockAsync(await Callers.GetAsync(), person.Id, CancellationToken.None)).Failure))
            await SayAsync(Texts.BlockedStatus(person.Name));
    }

    private async Task UnblockAsync(PersonView person)
    {
        var unblocked = await Service.UnblockAsync(await Callers.GetAsync(), person.Id, CancellationToken.None);
        if (unblocked.IsSuccess)
            await SayAsync(Texts.UnblockedStatus(person.Name));
        else
            _failure = unblocked.Failure;
    }

    private async Task DeleteAsync(PersonView person)
    {
        if (await AskAsync(Texts.DeleteQuestion(person.Name), Texts.DeleteConsequence, Texts.DeletePerson,
            async () => (await Service.DeleteAsync(await Callers.GetAsync(), person.Id, CancellationToken.None)).Failure))
            await SayAsync(Texts.DeletedStatus(person.Name));
    }

    private async Task RenewAsync(PersonView person)
    {
        Invitation? invitation = null;
        var isDone = await AskAsync(Texts.NewLinkQuestion(person.Name), Texts.NewLinkConsequence, Texts.CreateNewLink, async () =>
        {
            var renewed = await Invitations.RenewAsync(await Callers.GetAsync(), person.Id, CancellationToken.None);
            invitation = renewed.Value;
            return renewed.Failure;
        }, isDestructive: false);
        if (isDone && invitation is not null)
            await OnInvited.InvokeAsync(invitation);
    }

    private Task SayAsync(string done)
    {
        _done = done;
        return LoadAsync();
    }

    private async Task<bool> AskAsync(string title, string consequence, string confirm, Func<Task<Failure?>> act, bool isDestructive = true)
    {
        var parameters = new DialogParameters<PersonQuestion>
        {
            { dialog => dialog.Title, title },
            { dialog => dialog.Consequence, consequence },
            { dialog => dialog.ConfirmLabel, confirm },
            { dialog => dialog.Act, act },
            { dialog => dialog.Destructive, isDestructive },
        };
        var shown = await Dialogs.ShowAsync<PersonQuestion>("", parameters, QuestionDialog.Options);
        return await shown.Result is { Canceled: false };
    }
}
