using System.Diagnostics.CodeAnalysis;

namespace DeployTokenPortal.Application.Common;

/// <summary>The outcome of a use case that returns nothing.</summary>
public sealed record Result
{
    private Result(Failure? failure) => Failure = failure;

    /// <summary>Success.</summary>
    public static Result Success { get; } = new((Failure?)null);

    /// <summary>What went wrong, or null for success.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether it went well.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    public static implicit operator Result(Failure failure) => new(failure);
}

/// <summary>The outcome of a use case that returns a value.</summary>
/// <typeparam name="T">The value on success.</typeparam>
public sealed record Result<T>
{
    private Result(T? value, Failure? failure) => (Value, Failure) = (value, failure);

    /// <summary>The value; null exactly when <see cref="Failure"/> is not.</summary>
    public T? Value { get; }

    /// <summary>What went wrong, or null for success.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether it went well.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
