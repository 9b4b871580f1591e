using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Pages.Account;

/// <summary>What others see of the signed-in person.</summary>
public sealed partial class ProfilePage
{
    private const string NameId = "profile-name";

    private PersonView? _person;
    private Failure? _failure;
    private string _name = "";
    private string _status = "";
    private IReadOnlyList<FieldError> _errors = [];
    private ErrorSummary? _summary;
    private bool _isBusy;

    [Inject]
    public required PersonQueries People { get; init; }

    [Inject]
    public required ProfileService Service { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required NavigationState Frame { get; init; }

    [Inject]
    public required PeopleTexts Texts { get; init; }

    protected override Task OnInitializedAsync()
    {
        Frame.Show(PageContext.ForYou(), new Crumb(Texts.Account), new Crumb(Texts.ProfileTitle));
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var caller = await Callers.GetAsync();
        var found = await People.GetAsync(caller, caller.UserId ?? 0, CancellationToken.None);
        (_person, _failure, _name) = (found.Value, found.Failure, found.Value?.Name ?? "");
    }

    private void Type(string name) => (_name, _status) = (name, "");

    private async Task SaveAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            var saved = await Service.RenameAsync(await Callers.GetAsync(), _name, CancellationToken.None);
            if (saved.IsSuccess)
            {
                (_person, _name, _errors, _status) = (saved.Value, saved.Value.Name, [], Texts.ProfileSaved);
                return;
            }

            (_errors, _status) = ([new FieldError(NameId, Texts.Name, saved.Failure.Message)], "");
            _summary?.FocusAfterRender();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
