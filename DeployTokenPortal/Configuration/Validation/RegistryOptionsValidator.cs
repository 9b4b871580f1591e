namespace DeployTokenPortal.Configuration.Validation;

internal sealed class RegistryOptionsValidator() : SectionValidator<RegistryOptions>(RegistryOptions.Section)
{
    // Clients take a shorter life for 60 seconds and would present dead tokens.
    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    protected override IEnumerable<SettingFault> Check(RegistryOptions options)
    {
        if (options.Service.Count == 0 || !options.Service.All(IsPlain))
            yield return Fault(nameof(options.Service), "one or more names parted by commas, each of 1 to 255 printable ASCII characters without quotes");
        if (!IsPlain(options.Issuer))
            yield return Fault(nameof(options.Issuer), "1 to 255 printable ASCII characters without quotes");
        if (options.TokenLifetime < s_shortest || options.TokenLifetime > s_longest)
            yield return Fault(nameof(options.TokenLifetime), "a duration from 00:01:00 to 1.00:00:00 (one day)");
        if (options.FailureLimit is < 1 or > 100_000)
            yield return Fault(nameof(options.FailureLimit), "a number from 1 to 100000");
        if (options.FailureWindow < TimeSpan.FromSeconds(1) || options.FailureWindow > s_longest)
            yield return Fault(nameof(options.FailureWindow), "a duration from 00:00:01 to 1.00:00:00 (one day)");
    }

    // Both stand in a quoted header attribute and in the registry's YAML.
    private static bool IsPlain(string text) => text.Length is > 0 and <= 255 && text.All(c => c is > ' ' and < '\x7f' and not ('"' or '\\' or '\''));
}
