namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>
/// The parameters that one action takes. A property <c>ExpiresAt</c> is the parameter <c>expires_at</c>; its type says what is accepted
/// (<see cref="ParameterTypes"/>), its attributes what else. Parameters that no property names are ignored (contract §3.5).
/// </summary>
public abstract record ParameterSet;

/// <summary>The parameter's key has to be sent, if only with an empty value: "name is missing" otherwise.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredParameterAttribute : Attribute;

/// <summary>Where the parameter stands in the API reference with a value to try.</summary>
/// <param name="text">What it means, as a sentence.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterHelpAttribute(string text) : Attribute
{
    public string Text { get; } = text;

    /// <summary>As it would be sent in JSON.</summary>
    public object? Example { get; init; }
}

/// <summary>A parameter of which it matters whether it was sent: absent keeps what is stored, <c>null</c> or empty clears it.</summary>
/// <param name="IsSent">Whether the request has it.</param>
/// <param name="Value">Its value; the type's default when it was cleared or not sent.</param>
public readonly record struct Optional<T>(bool IsSent, T? Value)
{
    /// <summary>The sent value, or what is stored.</summary>
    public T? Or(T? stored) => IsSent ? Value : stored;
}
