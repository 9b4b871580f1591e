using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.Sessions;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Pages.Account;

/// <summary>Where the person is signed in. The session in use is ended by signing out, which clears its cookie too.</summary>
public sealed partial class SessionsPage
{
    private IReadOnlyList<SessionView>? _sessions;
    private Failure? _failure;
    private Guid? _current;
    private string _status = "";

    [Inject]
    public required SessionQueries Queries { get; init; }

    [Inject]
    public required SessionService Service { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required WhenText When { get; init; }

    [Inject]
    public required PeopleTexts Texts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Frame.Show(PageContext.ForYou(), new Crumb(Texts.Account), new Crumb(Texts.SessionsTitle));
        _current = await Callers.FindSessionIdAsync();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await Queries.ListAsync(await Callers.GetAsync(), CancellationToken.None);
        (_sessions, _failure) = (found.Value, found.Failure);
    }

    private async Task EndAsync(SessionView session) =>
        await ShowAsync(await Service.EndAsync(await Callers.GetAsync(), session.Id, CancellationToken.None), Texts.SessionEnded);

    private async Task EndOthersAsync()
    {
        if (_current is { } inUse)
            await ShowAsync(await Service.EndOthersAsync(await Callers.GetAsync(), inUse, CancellationToken.None), Texts.OthersEnded);
    }

    private async Task ShowAsync(Result<int> ended, string status)
    {
        _status = ended.IsSuccess ? status : "";
        await LoadAsync();
        _failure ??= ended.Failure;
    }

    private string NameOf(SessionView session) => BrowserName.Of(session.Agent) switch
    {
        ({ } browser, { } system) => Texts.BrowserOn(browser, system),
        ({ } browser, null) => browser,
        _ => Texts.UnknownBrowser,
    };
}
