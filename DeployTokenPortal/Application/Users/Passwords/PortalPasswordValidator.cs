using System.Globalization;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Users;
using Microsoft.AspNetCore.Identity;

namespace DeployTokenPortal.Application.Users.Passwords;

/// <summary>Puts <see cref="PasswordRule"/> before Identity's password hash, on every way to set a password.</summary>
internal sealed class PortalPasswordValidator : IPasswordValidator<PortalUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password) => Task.FromResult(
        PasswordRule.Find(password ?? "", CommonPasswords.Contains, user.Name, user.Email, user.UserName) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault.ToString(), Description = Explain(fault) })
            : IdentityResult.Success);

    /// <summary>What is wrong and what is accepted.</summary>
    internal static string Explain(PasswordFault fault) => fault switch
    {
        PasswordFault.TooShort => string.Create(CultureInfo.InvariantCulture, $"Use {PasswordRule.MinLength} characters or more. Several words make a good password."),
        PasswordFault.TooLong => string.Create(CultureInfo.InvariantCulture, $"Use at most {PasswordRule.MaxLength} characters."),
        PasswordFault.Common => "This is one of the commonest passwords. Use one that others do not; several words will do.",
        PasswordFault.Predictable => "These characters follow from one another. Use a password that cannot be guessed; several words will do.",
        PasswordFault.Personal => "This is little more than your name, your e-mail or the product's name. Add something that others do not know.",
    };
}
