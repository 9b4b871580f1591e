using System.Globalization;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Domain.DeployTokens;

/// <summary>A fault in one field of a deploy token.</summary>
public enum DeployTokenFault
{
    /// <summary>The name is empty or only blanks.</summary>
    NameBlank,

    /// <summary>The name is over <see cref="DeployToken.TextLength"/>.</summary>
    NameTooLong,

    /// <summary>The username has a character other than letters, digits, dot, plus, hyphen, underscore.</summary>
    UsernameCharacters,

    /// <summary>The username is over <see cref="DeployToken.TextLength"/>.</summary>
    UsernameTooLong,

    /// <summary>No scope at all.</summary>
    ScopesNone,

    /// <summary>The expiry lies in the past.</summary>
    ExpiryPassed,
}

/// <summary>The rules for the fields of a deploy token (contract §1.1 to §1.3, with the stricter answers of design §4).</summary>
public static class DeployTokenRule
{
    /// <summary>The username of a token whose creator chose none.</summary>
    public static string DefaultUsername(long id) => string.Create(CultureInfo.InvariantCulture, $"gitlab+deploy-token-{id}");

    /// <summary>All faults, in the order of the fields; empty when the details are good.</summary>
    /// <param name="details">What was asked for.</param>
    /// <param name="now">The instant that decides whether the expiry has passed, UTC.</param>
    public static IEnumerable<DeployTokenFault> Check(DeployTokenDetails details, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(details.Name))
            yield return DeployTokenFault.NameBlank;
        else if (details.Name.Length > DeployToken.TextLength)
            yield return DeployTokenFault.NameTooLong;
        if (details.Username is { Length: > DeployToken.TextLength })
            yield return DeployTokenFault.UsernameTooLong;
        if (details.Username is { Length: > 0 } username && !username.All(IsUsernameCharacter))
            yield return DeployTokenFault.UsernameCharacters;
        if (details.Scopes == DeployTokenScopes.None)
            yield return DeployTokenFault.ScopesNone;
        if (details.ExpiresAt is { } end && end < now)
            yield return DeployTokenFault.ExpiryPassed;
    }

    /// <summary>Whether the character may stand in a username: <c>A-Z a-z 0-9 . + _ -</c>.</summary>
    public static bool IsUsernameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '_' or '-';
}
