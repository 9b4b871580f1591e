using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Configuration.Binding;

/// <summary>Registers one section of the configuration.</summary>
internal static class SectionRegistration
{
    /// <summary>Reads the section into <typeparamref name="TOptions"/> and checks it at start, together with all other sections.</summary>
    public static IServiceCollection AddSection<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class, new()
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>()
            .Configure<IConfiguration>((options, configuration) => SettingReader.Read(configuration, section, options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new ReadableSettings<TOptions>(provider.GetRequiredService<IConfiguration>(), section));
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        return services.AddSingleton(new SettingSection(section, typeof(TOptions)));
    }
}
