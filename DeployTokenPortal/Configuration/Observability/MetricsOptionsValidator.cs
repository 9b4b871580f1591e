using System.Text.RegularExpressions;
using DeployTokenPortal.Configuration.Validation;

namespace DeployTokenPortal.Configuration.Observability;

internal sealed partial class MetricsOptionsValidator() : SectionValidator<MetricsOptions>(MetricsOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(MetricsOptions options)
    {
        if (options.Token is { } token && !BearerToken().IsMatch(token))
            yield return Fault(nameof(options.Token), "16 to 255 letters, digits or - . _ ~ + /, such as openssl rand -hex 32 prints");
        if (options.Url is { } url && !IsListeningAddress(url))
            yield return Fault(nameof(options.Url), "an http address with a port and without path, such as http://127.0.0.1:9464");
    }

    // Without TLS: it is an address for the inside. Port 0 would be another one at each start. * and + stand for every address, as in ASPNETCORE_URLS.
    private static bool IsListeningAddress(string url) =>
        Uri.TryCreate(url.Replace("://*:", "://every:", StringComparison.Ordinal).Replace("://+:", "://every:", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttp
        && address is { PathAndQuery: "/", Fragment: "", UserInfo: "", IsDefaultPort: false, Port: > 0 };

    // RFC 6750 §2.1: what may stand in a bearer header.
    [GeneratedRegex("^[A-Za-z0-9._~+/-]{16,255}={0,2}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex BearerToken();
}
