using System.Globalization;
using DeployTokenPortal.Application.Auditing.Export;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>What can be wrong with a parameter before anybody asks whether the caller may.</summary>
internal enum ParameterFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>"is invalid": another type.</summary>
    Invalid,

    /// <summary>"does not have a valid value": the right type, but not one of the values.</summary>
    NotAllowed,
}

/// <summary>One accepted type.</summary>
/// <param name="Convert">From what was sent to a value (null for empty) or a fault.</param>
/// <param name="Schema">OpenAPI type.</param>
/// <param name="Format">OpenAPI format.</param>
/// <param name="Values">The only values, if there are such.</param>
/// <param name="IsList">Whether it is a list of them.</param>
internal sealed record ParameterType(
    Func<RawValue, (object? Value, ParameterFault Fault)> Convert, string Schema, string? Format = null, IReadOnlyList<string>? Values = null, bool IsList = false);

/// <summary>The types of parameters and how each is read: as leniently as GitLab does (contract §3.5 to §3.7), never by guessing.</summary>
internal static class ParameterTypes
{
    private static readonly string[] s_true = ["true", "t", "1", "on", "yes", "y"];
    private static readonly string[] s_false = ["false", "f", "0", "off", "no", "n"];

    private static readonly (string Name, Visibility Value)[] s_visibilities =
        [("private", Visibility.Private), ("internal", Visibility.Internal), ("public", Visibility.Public)];

    private static readonly (string Name, RegistryConnectionKind Value)[] s_kinds =
        [("hosted", RegistryConnectionKind.Hosted), ("virtual", RegistryConnectionKind.Virtual)];

    private static readonly (string Name, AuditExportFormat Value)[] s_files =
        [("csv", AuditExportFormat.Csv), ("jsonl", AuditExportFormat.JsonLines)];

    private static readonly Dictionary<Type, ParameterType> s_types = new()
    {
        [typeof(string)] = new(Text, "string"),
        [typeof(long)] = new(Number, "integer", "int64"),
        [typeof(bool)] = new(Boolean, "boolean"),
        [typeof(DateTimeOffset)] = new(Instant, "string", "date-time"),
        [typeof(DateOnly)] = new(Day, "string", "date"),
        [typeof(Visibility)] = new(
            raw => Named<Visibility>(raw, name => Array.Find(s_visibilities, pair => pair.Name == name) is { Name: not null } found ? found.Value : null),
            "string", Values: [.. s_visibilities.Select(pair => pair.Name)]),
        [typeof(RegistryFormat)] = new(
            raw => Named(raw, name => RegistryFormatNames.Find(name)), "string", Values: RegistryFormatNames.All),
        [typeof(RegistryConnectionKind)] = new(
            raw => Named<RegistryConnectionKind>(raw, name => Array.Find(s_kinds, pair => pair.Name == name) is { Name: not null } found ? found.Value : null),
            "string", Values: [.. s_kinds.Select(pair => pair.Name)]),
        [typeof(AuditExportFormat)] = new(
            raw => Named<AuditExportFormat>(raw, name => Array.Find(s_files, pair => pair.Name == name) is { Name: not null } found ? found.Value : null),
            "string", Values: [.. s_files.Select(pair => pair.Name)]),
        [typeof(AccessLevel)] = new(Level, "integer", Values: ["10", "20", "30", "40", "50"]),
        [typeof(DeployTokenScopes)] = new(
            raw => Flags(raw, name => DeployTokenScopeNames.Find(name) is { } scope ? (int)scope : null, sum => (DeployTokenScopes)sum),
            "string", Values: DeployTokenScopeNames.NamesOf(DeployTokenScopeNames.All.Aggregate((all, one) => all | one)), IsList: true),
        [typeof(PersonalAccessTokenScopes)] = new(
            raw => Flags(raw, name => PersonalAccessTokenScopeNames.Find(name) is { } scope ? (int)scope : null, sum => (PersonalAccessTokenScopes)sum),
            "string", Values: PersonalAccessTokenScopeNames.NamesOf(PersonalAccessTokenScopeNames.All.Aggregate((all, one) => all | one)), IsList: true),
    };

    /// <summary>How a property's type is read.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has that type yet.</exception>
    public static ParameterType Of(Type type) => s_types[Nullable.GetUnderlyingType(type) ?? type];

    private static (object?, ParameterFault) Text(RawValue raw) => raw switch
    {
        RawText text => (text.Text, ParameterFault.None),
        RawNull => (null, ParameterFault.None),
        _ => (null, ParameterFault.Invalid),
    };

    private static (object?, ParameterFault) Number(RawValue raw) => Parse<long>(raw, text =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    private static (object?, ParameterFault) Boolean(RawValue raw) => Parse<bool>(raw, text =>
        s_true.Contains(text, StringComparer.OrdinalIgnoreCase) ? true : s_false.Contains(text, StringComparer.OrdinalIgnoreCase) ? false : null);

    // Contract §3.5: bare JSON numbers are refused, although eight digits as text are a date.
    private static (object?, ParameterFault) Instant(RawValue raw) =>
        raw is RawText { IsNumber: true } ? (null, ParameterFault.Invalid) : Parse<DateTimeOffset>(raw, InstantParser.Parse);

    private static (object?, ParameterFault) Day(RawValue raw) =>
        raw is RawText { IsNumber: true }
            ? (null, ParameterFault.Invalid)
            : Parse<DateOnly>(raw, text => InstantParser.Parse(text) is { } instant ? DateOnly.FromDateTime(instant.UtcDateTime) : null);

    private static (object?, ParameterFault) Named<T>(RawValue raw, Func<string, T?> find)
        where T : struct => raw switch
        {
            RawText text => find(text.Text) is { } found ? (found, ParameterFault.None) : (null, ParameterFault.NotAllowed),
            RawNull => (null, ParameterFault.None),
            _ => (null, ParameterFault.Invalid),
        };

    private static (object?, ParameterFault) Level(RawValue raw)
    {
        var (number, fault) = Number(raw);
        if (number is not long value)
            return (null, fault);
        return value is > 0 and <= (int)AccessLevel.Owner && Enum.IsDefined((AccessLevel)value)
            ? ((AccessLevel)value, ParameterFault.None)
            : (null, ParameterFault.NotAllowed);
    }

    // Contract §3.5 and §3.6: a list or one text with commas; empty in any form is an empty set, which the domain refuses in its own words.
    private static (object?, ParameterFault) Flags(RawValue raw, Func<string, int?> find, Func<int, object> make)
    {
        var names = raw switch
        {
            RawText text => text.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            RawList list => list.Items.Select(item => item switch { RawText { Text: var text } => text, RawNull => "", _ => "\0" }).Where(text => text.Length > 0),
            _ => [],
        };
        var flags = names.Select(find).ToList();
        return raw is RawBroken || flags.Contains(null)
            ? (null, ParameterFault.NotAllowed)
            : (make(flags.Aggregate(0, (sum, flag) => sum | flag!.Value)), ParameterFault.None);
    }

    private static (object?, ParameterFault) Parse<T>(RawValue raw, Func<string, T?> parse)
        where T : struct => raw switch
        {
            RawNull or RawText { Text: "" } => (null, ParameterFault.None),
            RawText text when parse(text.Text.Trim()) is { } value => (value, ParameterFault.None),
            _ => (null, ParameterFault.Invalid),
        };
}
