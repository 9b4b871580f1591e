namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>One parameter as it was sent, whatever it was sent in: query, form or JSON.</summary>
internal abstract record RawValue;

/// <summary>JSON <c>null</c>.</summary>
internal sealed record RawNull : RawValue
{
    public static RawNull Instance { get; } = new();
}

/// <summary>A text, or a JSON number or boolean as its text.</summary>
/// <param name="Text">As sent.</param>
/// <param name="IsNumber">Whether it was a JSON number.</param>
internal sealed record RawText(string Text, bool IsNumber = false) : RawValue;

/// <summary>A JSON array, or the values of <c>name[]</c>.</summary>
internal sealed record RawList(IReadOnlyList<RawValue> Items) : RawValue;

/// <summary>A JSON object, or <c>name[key]</c>.</summary>
internal sealed record RawObject : RawValue
{
    public static RawObject Instance { get; } = new();
}

/// <summary>A text that no parameter takes: with a NUL, or JSON that is no Unicode.</summary>
internal sealed record RawBroken : RawValue
{
    public static RawBroken Instance { get; } = new();
}
