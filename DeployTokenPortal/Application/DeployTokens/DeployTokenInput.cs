using System.Globalization;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.DeployTokens;

/// <summary>What is typed or sent for a deploy token.</summary>
/// <param name="Name">Where it will be used.</param>
/// <param name="Username">Log-in name; blank means the default one.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">Last instant at which it works; null for never.</param>
public sealed record DeployTokenInput(string? Name, string? Username, DeployTokenScopes Scopes, DateTimeOffset? ExpiresAt)
{
    /// <summary>Checked details, or every fault with its field.</summary>
    internal Result<DeployTokenDetails> Check(DateTimeOffset now)
    {
        var username = string.IsNullOrWhiteSpace(Username) ? null : Username;
        var details = new DeployTokenDetails(Name ?? "", username, Scopes, ExpiresAt?.ToUniversalTime());
        List<FieldFailure> faults = [.. DeployTokenRule.Check(details, now).Select(fault => Explain(fault, details, now))];
        return faults.Count == 0 ? details : Failure.Invalid(faults);
    }

    private static FieldFailure Explain(DeployTokenFault fault, DeployTokenDetails details, DateTimeOffset now) => fault switch
    {
        DeployTokenFault.NameBlank => new(nameof(Name), "Enter a name that says where the token will be used.", fault),
        DeployTokenFault.NameTooLong => new(nameof(Name), $"Use at most {DeployToken.TextLength} characters. This name has {details.Name.Length}.", fault),
        DeployTokenFault.UsernameCharacters => new(nameof(Username), ExplainUsername(details.Username ?? ""), fault),
        DeployTokenFault.UsernameTooLong =>
            new(nameof(Username), $"Use at most {DeployToken.TextLength} characters. This username has {details.Username?.Length}.", fault),
        DeployTokenFault.ScopesNone => new(nameof(Scopes), "Select at least one scope.", fault),
        DeployTokenFault.ExpiryPassed => new(nameof(ExpiresAt), ExplainExpiry(details.ExpiresAt ?? now, now), fault),
    };

    private static string ExplainUsername(string username)
    {
        var wrong = username.First(c => !DeployTokenRule.IsUsernameCharacter(c));
        var what = wrong == ' ' ? "a space" : char.IsControl(wrong) || char.IsSurrogate(wrong) ? "another character" : $"“{wrong}”";
        var shown = username.Length > 40 ? username[..40] + "…" : username;
        return $"Use letters, digits, dot, plus, hyphen or underscore. “{shown}” contains {what}.";
    }

    private static string ExplainExpiry(DateTimeOffset end, DateTimeOffset now) =>
        $"{Day(end)} has passed. Choose a day after {Day(now)}, or leave it empty.";

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
