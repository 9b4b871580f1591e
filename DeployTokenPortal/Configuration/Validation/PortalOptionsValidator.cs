namespace DeployTokenPortal.Configuration.Validation;

internal sealed class PortalOptionsValidator() : SectionValidator<PortalOptions>(PortalOptions.Section)
{
    private static readonly TimeSpan s_longestDrain = TimeSpan.FromMinutes(5);

    protected override IEnumerable<SettingFault> Check(PortalOptions options)
    {
        if (options.PublicUrl is { } url && !IsBaseAddress(url))
            yield return Fault(nameof(options.PublicUrl), "an absolute http or https address without path, query or user, such as https://tokens.example.com");
        if (File.Exists(options.DataDirectory))
            yield return Fault(nameof(options.DataDirectory), "a folder; it is created when it does not exist. There is a file of that name");
        if (options.DrainTime < TimeSpan.Zero || options.DrainTime > s_longestDrain)
            yield return Fault(nameof(options.DrainTime), "a duration from 00:00:00 to 00:05:00");
    }

    // Without a path: the portal's addresses are fixed and begin at the root (registry realm, /api/v4, /.well-known).
    private static bool IsBaseAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" };
}
