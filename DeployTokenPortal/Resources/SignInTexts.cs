using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the pages without a circuit: sign in, set up, change password.</summary>
public sealed class SignInTexts(IStringLocalizer<SignInTexts> texts)
{
    public string SignIn => texts[nameof(SignIn)];
    public string EmailOrUsername => texts[nameof(EmailOrUsername)];
    public string Password => texts[nameof(Password)];
    public string Remember => texts[nameof(Remember)];
    public string WasSignedOut => texts[nameof(WasSignedOut)];
    public string NoAccount => texts[nameof(NoAccount)];
    public string NotSignedIn => texts[nameof(NotSignedIn)];
    public string EnterLogin => texts[nameof(EnterLogin)];
    public string EnterPassword => texts[nameof(EnterPassword)];
    public string ShowPassword => texts[nameof(ShowPassword)];
    public string HidePassword => texts[nameof(HidePassword)];
    public string SetUp => texts[nameof(SetUp)];
    public string SetUpText => texts[nameof(SetUpText)];
    public string Code => texts[nameof(Code)];
    public string CodeHelpBefore => texts[nameof(CodeHelpBefore)];
    public string CodeHelpAfter => texts[nameof(CodeHelpAfter)];
    public string YourName => texts[nameof(YourName)];
    public string Email => texts[nameof(Email)];
    public string PasswordHelp => texts[nameof(PasswordHelp)];
    public string CreateAdministrator => texts[nameof(CreateAdministrator)];
    public string AdministratorNotCreated => texts[nameof(AdministratorNotCreated)];
    public string AlreadySetUp => texts[nameof(AlreadySetUp)];
    public string EnterCode => texts[nameof(EnterCode)];
    public string EnterNewPassword => texts[nameof(EnterNewPassword)];
    public string Security => texts[nameof(Security)];
    public string SecurityText => texts[nameof(SecurityText)];
    public string CurrentPassword => texts[nameof(CurrentPassword)];
    public string NewPassword => texts[nameof(NewPassword)];
    public string ChangePassword => texts[nameof(ChangePassword)];
    public string PasswordNotChanged => texts[nameof(PasswordNotChanged)];
    public string EnterCurrentPassword => texts[nameof(EnterCurrentPassword)];
    public string PasswordChanged => texts[nameof(PasswordChanged)];
    public string BackToPortal => texts[nameof(BackToPortal)];
    public string YourSessions => texts[nameof(YourSessions)];

    public string PageTitle(string title, string product) => texts[nameof(PageTitle), title, product];

    public string OtherSessionsEnded(int count) =>
        count == 1 ? texts["OtherSessionsEndedOne", count] : texts[nameof(OtherSessionsEnded), count];
}
