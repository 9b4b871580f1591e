using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.SetUp;
using DeployTokenPortal.Components.Account.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Account;

/// <summary>Creates the first administrator. As soon as a person exists there is nothing at this address.</summary>
public sealed partial class Setup
{
    private FormFaults _faults = new();
    private bool _isClosed;

    [SupplyParameterFromForm]
    public SetupForm? Form { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    public required SetupService Service { get; init; }

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

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SetupForm();
        _faults = new FormFaults(
            (SetupService.CodeField, "code", Texts.Code), (nameof(SetupForm.Name), "name", Texts.YourName), (nameof(SetupForm.Email), "email", Texts.Email),
            (nameof(SetupForm.Password), "password", Texts.Password));
        if (await First.IsThereAsync(HttpContext.RequestAborted))
            Close();
    }

    private async Task SubmitAsync()
    {
        if (_isClosed)
            return;
        _faults.Require(SetupService.CodeField, Form!.Code, Texts.EnterCode);
        if (_faults.Any)
            return;
        var input = new FirstAdministratorInput(Form.Name ?? "", Form.Email ?? "", Form.Password ?? "");
        var created = await Service.CreateAsync(SessionSignIn.Anonymous(HttpContext), Form.Code ?? "", input, HttpContext.RequestAborted);
        if (created.IsSuccess)
        {
            await Cookie.WriteAsync(HttpContext, created.Value, remember: false);
            Navigation.NavigateTo(PortalRoutes.Home);
        }
        else if (created.Failure.Kind == FailureKind.Conflict && await First.IsThereAsync(HttpContext.RequestAborted))
        {
            Close();
        }
        else
        {
            _faults.Add(created.Failure);
        }
    }

    private void Close() => (_isClosed, HttpContext.Response.StatusCode) = (true, StatusCodes.Status404NotFound);

    /// <summary>What the form sends.</summary>
    public sealed class SetupForm
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
