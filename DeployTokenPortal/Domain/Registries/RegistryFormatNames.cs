using System.Collections.Frozen;

namespace DeployTokenPortal.Domain.Registries;

/// <summary>The names of formats as they stand in addresses and configuration (design §2).</summary>
public static class RegistryFormatNames
{
    private static readonly FrozenDictionary<string, RegistryFormat> s_formats =
        Enum.GetValues<RegistryFormat>().ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>All names, in the order of design §2's list after <c>oci</c>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<RegistryFormat>().Select(NameOf)];

    /// <summary>The name, such as <c>nuget</c>; all in lower case.</summary>
    public static string NameOf(RegistryFormat format) => format.ToString().ToLowerInvariant();

    /// <summary>The format with this name, letter case counting, or null.</summary>
    public static RegistryFormat? Find(string? name) => name is not null && s_formats.TryGetValue(name, out var format) ? format : null;
}
