using DeployTokenPortal.Configuration.Binding;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Hosting.Startup;

/// <summary>Stops a start with a wrong configuration before anything else is touched, and names all faults at once.</summary>
internal static class ConfigurationCheck
{
    /// <summary>Checks every section. Keys that nothing reads are warned of.</summary>
    /// <exception cref="StartRefusedException">At least one setting is not accepted.</exception>
    public static void CheckConfiguration(this WebApplication app)
    {
        var faults = Validate(app.Services.GetRequiredService<IStartupValidator>());
        if (faults.Count > 0)
            throw new StartRefusedException(["The configuration is not accepted:", .. faults.Select(fault => $"  - {fault}")]);
        foreach (var key in app.Services.GetRequiredService<UnknownSettings>().Find())
            app.Logger.UnknownSetting(key);
    }

    private static List<string> Validate(IStartupValidator validator)
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return [.. one.Failures];
        }
        catch (AggregateException several)
        {
            return [.. several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(one => one.Failures)];
        }
    }
}
