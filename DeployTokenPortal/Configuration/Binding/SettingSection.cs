using System.Reflection;

namespace DeployTokenPortal.Configuration.Binding;

/// <summary>A section of the configuration and the class that holds it. One is registered for each.</summary>
/// <param name="Path">Such as <c>Portal:Database</c>.</param>
/// <param name="Options">The class.</param>
internal sealed record SettingSection(string Path, Type Options)
{
    /// <summary>The keys that the section has.</summary>
    public static IEnumerable<PropertyInfo> SettingsOf(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    /// <summary>Whether this full key is one of the section's, or an item of one that is a list.</summary>
    public bool Knows(string key) => SettingsOf(Options).Any(setting =>
        key.Equals($"{Path}:{setting.Name}", StringComparison.OrdinalIgnoreCase)
        || (SettingReader.IsList(setting.PropertyType) && key.StartsWith($"{Path}:{setting.Name}:", StringComparison.OrdinalIgnoreCase)));
}
