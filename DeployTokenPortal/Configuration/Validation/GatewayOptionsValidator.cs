namespace DeployTokenPortal.Configuration.Validation;

internal sealed class GatewayOptionsValidator() : SectionValidator<GatewayOptions>(GatewayOptions.Section)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestConnect = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestIdle = TimeSpan.FromHours(24);

    protected override IEnumerable<SettingFault> Check(GatewayOptions options)
    {
        if (!options.AllowedNetworks.All(text => TrustedProxyOptions.TryReadNetwork(text, out _) || GatewayOptions.IsHost(text)))
            yield return Fault(nameof(options.AllowedNetworks), "addresses, networks and host names parted by commas, such as 10.0.0.0/8, packages.acme.example");
        if (options.ConnectTimeout < s_shortest || options.ConnectTimeout > s_longestConnect)
            yield return Fault(nameof(options.ConnectTimeout), "a duration from 00:00:01 to 00:05:00");
        if (options.IdleTimeout < s_shortest || options.IdleTimeout > s_longestIdle)
            yield return Fault(nameof(options.IdleTimeout), "a duration from 00:00:01 to 1.00:00:00 (one day)");
    }
}
