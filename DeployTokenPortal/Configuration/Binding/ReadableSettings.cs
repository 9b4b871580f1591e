using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Configuration.Binding;

/// <summary>Reports the given values of a section that cannot be read, beside what the section's own validator finds.</summary>
internal sealed class ReadableSettings<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions>
    where TOptions : class, new()
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var faults = SettingReader.Read(configuration, section, new TOptions());
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
