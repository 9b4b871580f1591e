namespace DeployTokenPortal.Configuration.Validation;

internal sealed class TrustedProxyOptionsValidator() : SectionValidator<TrustedProxyOptions>(TrustedProxyOptions.Section)
{
    protected override IEnumerable<SettingFault> Check(TrustedProxyOptions options)
    {
        if (!options.TrustedProxies.All(text => TrustedProxyOptions.TryReadNetwork(text, out _)))
            yield return Fault(nameof(options.TrustedProxies), "addresses and networks parted by commas, such as 192.0.2.7, 10.0.0.0/8, 2001:db8::/32");
    }
}
