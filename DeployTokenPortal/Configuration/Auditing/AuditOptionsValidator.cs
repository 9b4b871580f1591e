using DeployTokenPortal.Configuration.Validation;

namespace DeployTokenPortal.Configuration.Auditing;

internal sealed class AuditOptionsValidator() : SectionValidator<AuditOptions>(AuditOptions.Section)
{
    private static readonly string[] s_web = ["https", "http"];
    private static readonly string[] s_syslog = ["tls", "tcp", "udp"];

    protected override IEnumerable<SettingFault> Check(AuditOptions options)
    {
        if (!IsAddress(options.WebhookUrl, s_web))
            yield return Fault(nameof(options.WebhookUrl), "an absolute http or https address without a user, such as https://siem.acme.example/portal");
        if (!string.IsNullOrEmpty(options.WebhookUrl) && options.WebhookSecret is not { Length: >= AuditOptions.ShortestSecret })
            yield return Fault(nameof(options.WebhookSecret), $"at least {AuditOptions.ShortestSecret} characters, wherever WebhookUrl is set");
        if (!IsAddress(options.Syslog, s_syslog) || (!string.IsNullOrEmpty(options.Syslog) && new Uri(options.Syslog) is { IsDefaultPort: true } or { PathAndQuery.Length: > 1 }))
            yield return Fault(nameof(options.Syslog), "tls://host:port, tcp://host:port or udp://host:port");
        if (!IsAddress(options.OtlpEndpoint, s_web))
            yield return Fault(nameof(options.OtlpEndpoint), "an absolute http or https address without a user, such as http://localhost:4318");
    }

    private static bool IsAddress(string? text, string[] schemes) =>
        string.IsNullOrEmpty(text)
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) && address is { Host.Length: > 0, UserInfo: "" });
}
