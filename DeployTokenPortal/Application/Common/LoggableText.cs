using System.Globalization;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.Common;

/// <summary>Makes what a stranger sent fit for a log line.</summary>
internal static class LoggableText
{
    private const char LastDivider = '-';

    /// <summary>
    /// The text when it can only be a name, else words for it. People paste the secret into the field of the name, so whatever is long enough to be
    /// one is not repeated; nor is anything that could forge a line.
    /// </summary>
    public static string Of(string? text) => text switch
    {
        null or "" => "(none)",
        _ when IsDefaultUsername(text) => text,
        { Length: >= SecretFormat.MinLength } => "(too long to show)",
        _ when text.All(IsPlain) => text,
        _ => "(unusual characters)",
    };

    private static bool IsDefaultUsername(string text) =>
        long.TryParse(text.AsSpan(text.LastIndexOf(LastDivider) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && text == DeployTokenRule.DefaultUsername(id);

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '_' or '-' or '@';
}
