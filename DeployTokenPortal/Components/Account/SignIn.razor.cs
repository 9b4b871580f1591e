using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Application.Users.SetUp;
using DeployTokenPortal.Components.Account.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Account;

/// <summary>Signs in with a password and goes where the person wanted to.</summary>
public sealed partial class SignIn
{
    private FormFaults _faults = new();

    [SupplyParameterFromForm]
    public SignInForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = Account.ReturnUrl.Parameter)]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = PortalRoutes.SignedOutParameter)]
    public string? SignedOut { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    public required SignInService Service { get; init; }

    [Inject]
    public required FirstAdministrator First { get; init; }

    [Inject]
    public required SessionSignIn Cookie { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SignInTexts Texts { get; init; }

    [Inject]
    public required LayoutTexts Layout { get; init; }

    // Taken as text: what is no truth value must not fail a page that anybody may ask for.
    private bool WasSignedOut => bool.TryParse(SignedOut, out var was) && was;

    private string Target => Account.ReturnUrl.LocalOr(ReturnUrl);

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SignInForm();
        _faults = new FormFaults((nameof(SignInForm.Login), "login", Texts.EmailOrUsername), (nameof(SignInForm.Password), "password", Texts.Password));
        if (HttpContext.User.Identity?.IsAuthenticated == true)
            Navigation.NavigateTo(Target);
        else if (!await First.IsThereAsync(HttpContext.RequestAborted))
            Navigation.NavigateTo(PortalRoutes.Setup);
    }

    private async Task SubmitAsync()
    {
        var (login, password) = (Form!.Login ?? "", Form.Password ?? "");
        _faults.Require(nameof(SignInForm.Login), login, Texts.EnterLogin);
        _faults.Require(nameof(SignInForm.Password), password, Texts.EnterPassword);
        if (_faults.Any)
            return;
        var signedIn = await Service.SignInAsync(SessionSignIn.Anonymous(HttpContext), login, password, HttpContext.RequestAborted);
        if (!signedIn.IsSuccess)
        {
            _faults.Add(signedIn.Failure);
            return;
        }

        await Cookie.WriteAsync(HttpContext, signedIn.Value, Form.Remember);
        Navigation.NavigateTo(Target);
    }

    /// <summary>What the form sends.</summary>
    public sealed class SignInForm
    {
        public string? Login { get; set; }

        public string? Password { get; set; }

        public bool Remember { get; set; }
    }
}
