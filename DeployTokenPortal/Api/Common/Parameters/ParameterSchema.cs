using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>One property of a <see cref="ParameterSet"/> as a parameter.</summary>
/// <param name="Name">On the wire.</param>
/// <param name="Property">Where it goes.</param>
/// <param name="Type">How it is read.</param>
/// <param name="IsRequired">Whether its key has to be sent.</param>
/// <param name="Help">For the API reference.</param>
internal sealed record ParameterProperty(string Name, PropertyInfo Property, ParameterType Type, bool IsRequired, ParameterHelpAttribute? Help)
{
    private readonly ConstructorInfo? _optional = IsOptional(Property.PropertyType)
        ? Property.PropertyType.GetConstructor([typeof(bool), Property.PropertyType.GetGenericArguments()[0]])
        : null;

    /// <summary>The value in the form in which the property takes it.</summary>
    public object? Wrap(object? value) => _optional is null ? value : _optional.Invoke([true, value]);

    /// <summary>The type inside <see cref="Optional{T}"/>, or the property's own.</summary>
    public static Type InnerType(Type type) => IsOptional(type) ? type.GetGenericArguments()[0] : type;

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);
}

/// <summary>The parameters of each <see cref="ParameterSet"/>, in the order of declaration, base class first. Thread-safe.</summary>
internal static class ParameterSchema
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ParameterProperty>> s_schemas = new();

    public static IReadOnlyList<ParameterProperty> Of(Type set) => s_schemas.GetOrAdd(set, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .OrderBy(property => property.DeclaringType == type)
            .Select(property => new ParameterProperty(
                JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property, ParameterTypes.Of(ParameterProperty.InnerType(property.PropertyType)),
                property.IsDefined(typeof(RequiredParameterAttribute)), property.GetCustomAttribute<ParameterHelpAttribute>())),
    ]);
}
