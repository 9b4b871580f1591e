using DeployTokenPortal.Domain.Users;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Configuration.Validation;

internal sealed class BootstrapOptionsValidator() : SectionValidator<BootstrapOptions>(BootstrapOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(BootstrapOptions options)
    {
        var isWanted = !string.IsNullOrEmpty(options.AdminEmail) || !string.IsNullOrEmpty(options.AdminPassword) || !string.IsNullOrEmpty(options.AdminToken);
        if (!isWanted)
            yield break;
        if (!EmailRule.IsAccepted(options.AdminEmail ?? ""))
            yield return Fault(nameof(options.AdminEmail), "an e-mail address such as admin@example.com; it is needed with AdminPassword or AdminToken");
        if ((options.AdminPassword ?? "").Length is < PasswordRule.MinLength or > PasswordRule.MaxLength)
            yield return Fault(nameof(options.AdminPassword), $"{PasswordRule.MinLength} to {PasswordRule.MaxLength} characters; it is needed with AdminEmail");
        if (!string.IsNullOrEmpty(options.AdminToken) && !SecretFormat.IsSecretText(options.AdminToken))
            yield return Fault(nameof(options.AdminToken), $"{SecretFormat.MinLength} to {SecretFormat.MaxLength} printable characters");
    }
}
