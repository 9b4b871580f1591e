namespace DeployTokenPortal.Configuration.Binding;

/// <summary>Finds keys below <c>Portal:</c> that nothing reads: most likely typing errors.</summary>
internal sealed class UnknownSettings(IConfiguration configuration, IEnumerable<SettingSection> sections)
{
    /// <summary>The full keys, in order. Their values may be secrets and are not looked at.</summary>
    public IReadOnlyList<string> Find() =>
        [.. configuration.GetSection(PortalOptions.Section).AsEnumerable()
            .Where(pair => pair.Value is not null && pair.Key.Contains(':') && !sections.Any(section => section.Knows(pair.Key)))
            .Select(pair => pair.Key)
            .Order(StringComparer.Ordinal)];
}
