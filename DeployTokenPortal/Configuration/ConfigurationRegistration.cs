using DeployTokenPortal.Configuration.Auditing;
using DeployTokenPortal.Configuration.Backplane;
using DeployTokenPortal.Configuration.Binding;
using DeployTokenPortal.Configuration.Observability;
using DeployTokenPortal.Configuration.Validation;
using Microsoft.Extensions.Configuration.Memory;

namespace DeployTokenPortal.Configuration;

/// <summary>Registers every section of the configuration, and what holds when nothing is configured.</summary>
public static class ConfigurationRegistration
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Adds all sections. A new section is one more line here, an options class and a validator.</summary>
    public static WebApplicationBuilder AddPortalConfiguration(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSection<PortalOptions, PortalOptionsValidator>(PortalOptions.Section)
            .AddSection<DatabaseOptions, DatabaseOptionsValidator>(DatabaseOptions.Section)
            .AddSection<RegistryOptions, RegistryOptionsValidator>(RegistryOptions.Section)
            .AddSection<TokensOptions, TokensOptionsValidator>(TokensOptions.Section)
            .AddSection<UsageOptions, UsageOptionsValidator>(UsageOptions.Section)
            .AddSection<AuditOptions, AuditOptionsValidator>(AuditOptions.Section)
            .AddSection<ApiOptions, ApiOptionsValidator>(ApiOptions.Section)
            .AddSection<BootstrapOptions, BootstrapOptionsValidator>(BootstrapOptions.Section)
            .AddSection<GatewayOptions, GatewayOptionsValidator>(GatewayOptions.Section)
            .AddSection<MetricsOptions, MetricsOptionsValidator>(MetricsOptions.Section)
            .AddSection<TracingOptions, TracingOptionsValidator>(TracingOptions.Section)
            .AddSection<RedisOptions, RedisOptionsValidator>(RedisOptions.Section)
            .AddSection<TrustedProxyOptions, TrustedProxyOptionsValidator>(TrustedProxyOptions.Section)
            .AddSingleton<UnknownSettings>()
            .AddSingleton<PublicAddress>();
        builder.Configuration.AddDefaults();
        return builder;
    }

    /// <summary>Values of the framework's own keys, below every other source so that anything overrides them.</summary>
    private static void AddDefaults(this ConfigurationManager configuration)
    {
        var defaults = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            // Request lines of the framework hold query strings; the portal writes its own messages without them.
            ["Logging:LogLevel:Microsoft"] = "Warning",
            // Its only warning is that keys lie unencrypted in the database, which the README says.
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
            ["Logging:LogLevel:System"] = "Warning",
            // The first is for a range that a client made up; the second tells two lines for each request that is forwarded, and what fails the portal tells.
            ["Logging:LogLevel:Microsoft.AspNetCore.StaticAssets"] = "Error",
            ["Logging:LogLevel:Yarp"] = "Error",
            ["Logging:Console:FormatterName"] = "simple",
            ["Logging:Console:FormatterOptions:SingleLine"] = "true",
            ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
            ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ",
        };
        string[] addressKeys = ["urls", "http_ports", "https_ports"];
        if (addressKeys.All(key => string.IsNullOrWhiteSpace(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            defaults["urls"] = DefaultUrl;
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = defaults });
    }
}
