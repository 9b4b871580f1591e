using System.Globalization;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Users;
using Microsoft.AspNetCore.Identity;

namespace DeployTokenPortal.Application.Users;

/// <summary>Turns what Identity refuses into our failures, each with its field.</summary>
internal static class IdentityFailures
{
    public const string Email = "Email";
    public const string Username = "Username";
    public const string Password = "Password";
    public const string CurrentPassword = "CurrentPassword";

    /// <summary>The failure behind a result that did not succeed.</summary>
    public static Failure ToFailure(this IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            return Failure.Conflict("Somebody else changed this person meanwhile. Nothing was saved; look again and repeat.");
        return Failure.Invalid([.. result.Errors.Select(Explain).DistinctBy(fault => fault.Field)]);
    }

    /// <summary>What is wrong with typed name, e-mail and username; nothing about whether they are taken.</summary>
    public static IEnumerable<FieldFailure> CheckPerson(string name, string email, string? username)
    {
        if (string.IsNullOrWhiteSpace(name))
            yield return new FieldFailure("Name", "Enter the name that others will see.");
        else if (name.Length > PortalUser.NameLength)
            yield return new FieldFailure("Name", string.Create(CultureInfo.InvariantCulture, $"Use at most {PortalUser.NameLength} characters."));
        if (!EmailRule.IsAccepted(email))
            yield return new FieldFailure(Email, "Enter an e-mail address such as mira@example.com.");
        if (username is not null && !UsernameRule.IsAccepted(username))
            yield return new FieldFailure(Username, s_usernameText);
    }

    private static readonly string s_usernameText = string.Create(
        CultureInfo.InvariantCulture, $"Use 1 to {UsernameRule.MaxLength} letters, digits, dots, hyphens or underscores, beginning with a letter or digit.");

    private static FieldFailure Explain(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) => new(Email, "Somebody else has this e-mail address."),
        nameof(IdentityErrorDescriber.InvalidEmail) => new(Email, "Enter an e-mail address such as mira@example.com."),
        nameof(IdentityErrorDescriber.DuplicateUserName) => new(Username, "Somebody else has this username."),
        nameof(IdentityErrorDescriber.InvalidUserName) => new(Username, s_usernameText),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new(CurrentPassword, "This is not your current password."),
        _ => new(Password, error.Description),
    };
}
