using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Components.Account.Session;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Account;

/// <summary>Changes one's own password.</summary>
public sealed partial class Security
{
    // The use case's name of the field whose value Identity judges.
    private const string PasswordField = "Password";

    private FormFaults _faults = new();
    private int? _ended;

    [SupplyParameterFromForm]
    public PasswordForm? Form { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    public required PasswordService Service { get; init; }

    [Inject]
    public required SignInTexts Texts { get; init; }

    [Inject]
    public required LayoutTexts Layout { get; init; }

    protected override void OnInitialized()
    {
        Form ??= new PasswordForm();
        _faults = new FormFaults((nameof(PasswordInput.CurrentPassword), "current", Texts.CurrentPassword), (PasswordField, "new", Texts.NewPassword));
    }

    private async Task SubmitAsync()
    {
        _faults.Require(nameof(PasswordInput.CurrentPassword), Form!.CurrentPassword, Texts.EnterCurrentPassword);
        _faults.Require(PasswordField, Form.NewPassword, Texts.EnterNewPassword);
        if (_faults.Any)
            return;
        var changed = await Service.ChangeAsync(
            SessionSignIn.CallerOf(HttpContext), HttpContext.User.FindSessionId() ?? Guid.Empty,
            new PasswordInput(Form.CurrentPassword ?? "", Form.NewPassword ?? ""), HttpContext.RequestAborted);
        if (changed.IsSuccess)
            _ended = changed.Value;
        else
            _faults.Add(changed.Failure);
    }

    /// <summary>What the form sends.</summary>
    public sealed class PasswordForm
    {
        public string? CurrentPassword { get; set; }

        public string? NewPassword { get; set; }
    }
}
