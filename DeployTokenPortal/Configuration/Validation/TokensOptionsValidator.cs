using System.Text.RegularExpressions;

namespace DeployTokenPortal.Configuration.Validation;

internal sealed partial class TokensOptionsValidator() : SectionValidator<TokensOptions>(TokensOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(TokensOptions options)
    {
        if (!Prefix().IsMatch(options.Prefix))
            yield return Fault(nameof(options.Prefix), "1 to 20 letters, digits, hyphens or underscores, such as gldt-");
    }

    // Only characters that a double click selects as one word or that stand safely in a shell, a URL and a YAML file.
    [GeneratedRegex("^[A-Za-z0-9_-]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
