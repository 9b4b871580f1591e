using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.People;

/// <summary>Invites a person, or changes one. Whether an e-mail or username is free only the use case knows, so faults come with its answer.</summary>
public sealed partial class PersonForm
{
    private const string NameId = "person-name";
    private const string EmailId = "person-email";
    private const string UsernameId = "person-username";
    private const string AdministratorId = "person-administrator";

    private string _name = "";
    private string _email = "";
    private string _username = "";
    private bool _isAdministrator;
    private IReadOnlyList<FieldFailure> _faults = [];
    private IReadOnlyList<FieldError> _errors = [];
    private ErrorSummary? _summary;
    private bool _isBusy;
    private bool _mayLeave;

    /// <summary>Who is changed; null for somebody new.</summary>
    [Parameter]
    public PersonView? Person { get; set; }

    [Parameter]
    public EventCallback<Invitation> OnInvited { get; set; }

    [Parameter]
    public EventCallback<PersonView> OnSaved { get; set; }

    /// <summary>The form was given up.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    public required InvitationService Invitations { get; init; }

    [Inject]
    public required PersonService Service { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    [Inject]
    public required PeopleTexts Texts { get; init; }

    private bool IsDirty => !_mayLeave && (_name, _email, _username, _isAdministrator) != Initial;

    private (string, string, string, bool) Initial =>
        Person is null ? ("", "", "", false) : (Person.Name, Person.Email, Person.Username, Person.IsAdministrator);

    protected override void OnInitialized() => (_name, _email, _username, _isAdministrator) = Initial;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Script.FocusFirstAsync(NameId);
    }

    private string? ErrorOf(string field) => _faults.FirstOrDefault(fault => fault.Field == field)?.Message;

    private async Task SubmitAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            var input = new PersonInput(_name, _email, _username, _isAdministrator);
            var failure = Person is null ? await InviteAsync(input) : await SaveAsync(Person.Id, input);
            if (failure is not null)
                Complain(failure);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task<Failure?> InviteAsync(PersonInput input)
    {
        var invited = await Invitations.InviteAsync(await Callers.GetAsync(), input, CancellationToken.None);
        if (!invited.IsSuccess)
            return invited.Failure;
        _mayLeave = true;
        await OnInvited.InvokeAsync(invited.Value);
        return null;
    }

    private async Task<Failure?> SaveAsync(long userId, PersonInput input)
    {
        var saved = await Service.EditAsync(await Callers.GetAsync(), userId, input, CancellationToken.None);
        if (!saved.IsSuccess)
            return saved.Failure;
        _mayLeave = true;
        await OnSaved.InvokeAsync(saved.Value);
        return null;
    }

    private void Complain(Failure failure)
    {
        _faults = failure.Fields;
        _errors = _faults.Count == 0
            ? [new FieldError(NameId, Texts.PageTitle, failure.Message)]
            : [.. _faults.Select(fault => new FieldError(IdOf(fault.Field), LabelOf(fault.Field), fault.Message))];
        _summary?.FocusAfterRender();
    }

    private static string IdOf(string field) => field switch
    {
        nameof(PersonInput.Email) => EmailId,
        nameof(PersonInput.Username) => UsernameId,
        nameof(PersonInput.IsAdministrator) => AdministratorId,
        _ => NameId,
    };

    private string LabelOf(string field) => field switch
    {
        nameof(PersonInput.Email) => Texts.Email,
        nameof(PersonInput.Username) => Texts.UsernameLabel,
        nameof(PersonInput.IsAdministrator) => Texts.Administrator,
        _ => Texts.Name,
    };

    private async Task CloseAsync()
    {
        if (!IsDirty || await MayDiscardAsync())
        {
            _mayLeave = true;
            await OnClosed.InvokeAsync();
        }
    }

    private async Task GuardAsync(LocationChangingContext context)
    {
        if (IsDirty && !await MayDiscardAsync())
            context.PreventNavigation();
    }

    private Task<bool> MayDiscardAsync() => LeaveDialog.AskAsync(Dialogs, Texts.DiscardTitle, Texts.DiscardFact, Texts.KeepForm, Texts.Discard);
}
