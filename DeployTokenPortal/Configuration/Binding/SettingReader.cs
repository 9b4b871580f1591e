using System.Globalization;

namespace DeployTokenPortal.Configuration.Binding;

/// <summary>
/// Reads a section into its options. The framework's binder throws at the first value it cannot read; here every such value is a fault of
/// its own and the rest is still read, so that a wrong configuration is reported whole. A blank value counts as not given.
/// </summary>
internal static class SettingReader
{
    /// <summary>Sets every property whose value is given and readable.</summary>
    /// <returns>For every other given value: its key, and what is accepted.</returns>
    public static IReadOnlyList<string> Read(IConfiguration configuration, string section, object options)
    {
        var faults = new List<string>();
        foreach (var setting in SettingSection.SettingsOf(options.GetType()))
        {
            var given = configuration.GetSection($"{section}:{setting.Name}");
            if (IsList(setting.PropertyType))
            {
                if (ReadList(given) is { Count: > 0 } items)
                    setting.SetValue(options, items);
            }
            else if (!string.IsNullOrWhiteSpace(given.Value))
            {
                var type = Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType;
                if (Convert(given.Value.Trim(), type) is { } value)
                    setting.SetValue(options, value);
                else
                    faults.Add($"{section}:{setting.Name}: cannot be read. Accepted: {Accepted(type)}.");
            }
        }

        return faults;
    }

    /// <summary>Whether a setting of this type is a list of texts.</summary>
    public static bool IsList(Type type) => type == typeof(IReadOnlyList<string>);

    /// <summary>Items by index (<c>Key:0</c>, <c>Key:1</c>), or parted by commas in the key's own value.</summary>
    private static List<string> ReadList(IConfigurationSection given) =>
        [.. given.GetChildren().Select(item => item.Value)
            .Concat(given.Value?.Split(',') ?? [])
            .Select(item => item?.Trim())
            .OfType<string>()
            .Where(item => item.Length > 0)];

    private static object? Convert(string text, Type type) => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(bool) => bool.TryParse(text, out var yes) ? yes : null,
        _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when type == typeof(TimeSpan) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration : null,
        _ when type.IsEnum => Array.Find(Enum.GetNames(type), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null,
        _ => throw new NotSupportedException($"Settings of type {type} are not supported."),
    };

    private static string Accepted(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(TimeSpan) => "a duration such as 00:05:00 (hours, minutes, seconds)",
        _ => string.Join(" or ", Enum.GetNames(type)),
    };
}
