using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Configuration.Validation;

/// <summary>Checks one section and reports all its faults at once.</summary>
/// <param name="section">Such as <c>Portal:Database</c>.</param>
internal abstract class SectionValidator<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var faults = Check(options).Select(fault => fault.ToString()).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Every fault of the section.</summary>
    protected abstract IEnumerable<SettingFault> Check(TOptions options);

    /// <summary>A fault of one of the section's own settings.</summary>
    /// <param name="setting">Name of the property.</param>
    /// <param name="accepted">What is accepted, without a full stop. The value itself is never repeated: it may be a secret.</param>
    protected SettingFault Fault(string setting, string accepted) => new($"{section}:{setting}", accepted);
}

/// <summary>What is wrong with one setting.</summary>
/// <param name="Key">Full key, such as <c>Portal:Tokens:Prefix</c>.</param>
/// <param name="Accepted">What is accepted, without a full stop.</param>
internal sealed record SettingFault(string Key, string Accepted)
{
    public override string ToString() => $"{Key}: not accepted. Accepted: {Accepted}.";
}
