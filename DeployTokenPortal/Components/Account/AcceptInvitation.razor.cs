using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Components.Account.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Account;

/// <summary>Takes a one-time link: its owner chooses a password and is signed in. The page itself does not tell whose link it is.</summary>
public sealed partial class AcceptInvitation
{
    private FormFaults _faults = new();

    [SupplyParameterFromForm]
    public InvitationForm? Form { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    public required InvitationService Service { get; init; }

    [Inject]
    public required SessionSignIn Cookie { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PeopleTexts Texts { get; init; }

    [Inject]
    public required SignInTexts SignIn { get; init; }

    [Inject]
    public required LayoutTexts Layout { get; init; }

    protected override void OnInitialized()
    {
        Form ??= new InvitationForm();
        _faults = new FormFaults(
            (InvitationService.CodeField, "code", Texts.LinkCode), (nameof(InvitationForm.Password), "password", Texts.ChoosePassword));
    }

    private async Task SubmitAsync()
    {
        _faults.Require(InvitationService.CodeField, Form!.Code, Texts.EnterLinkCode);
        _faults.Require(nameof(InvitationForm.Password), Form.Password, SignIn.EnterNewPassword);
        if (_faults.Any)
            return;
        var accepted = await Service.AcceptAsync(SessionSignIn.Anonymous(HttpContext), Form.Code ?? "", Form.Password ?? "", HttpContext.RequestAborted);
        if (accepted.IsSuccess)
        {
            await Cookie.WriteAsync(HttpContext, accepted.Value, remember: false);
            Navigation.NavigateTo(PortalRoutes.Home);
        }
        else
        {
            _faults.Add(accepted.Failure);
        }
    }

    /// <summary>What the form sends.</summary>
    public sealed class InvitationForm
    {
        public string? Code { get; set; }

        public string? Password { get; set; }
    }
}
