using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.Common;

/// <summary>What kind of expected failure a use case ended in.</summary>
public enum FailureKind
{
    /// <summary>It does not exist, or the caller may not know that it does.</summary>
    NotFound,

    /// <summary>The caller sees it but may not do this.</summary>
    Forbidden,

    /// <summary>One or more fields are not accepted.</summary>
    Invalid,

    /// <summary>Somebody else changed or took it meanwhile.</summary>
    Conflict,
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">Name of the input's property, such as <c>Name</c>.</param>
/// <param name="Message">What is wrong and what is accepted, as a sentence for people.</param>
/// <param name="Fault">The domain's own name of the fault, for an edge that has its own words; null when there is none.</param>
public sealed record FieldFailure(string Field, string Message, Enum? Fault = null);

/// <summary>An expected outcome that is not success. Exceptions mean a bug or a broken outside world instead.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Fields">Per field, for <see cref="FailureKind.Invalid"/> and <see cref="FailureKind.Conflict"/>; else empty.</param>
public sealed record Failure(FailureKind Kind, string Message, IReadOnlyList<FieldFailure> Fields)
{
    /// <summary>What was not found, when it is a whole group or project; null for anything else.</summary>
    public ResourceKind? Missing { get; private init; }

    /// <summary>It does not exist, or the caller may not know that it does.</summary>
    public static Failure NotFound(string what) => new(FailureKind.NotFound, $"{what} was not found.", []);

    /// <summary>The group or project does not exist, or the caller may not know that it does.</summary>
    public static Failure NotFound(ResourceKind kind) => NotFound(kind switch
    {
        ResourceKind.Instance => "The page",
        ResourceKind.Group => "The group",
        ResourceKind.Project => "The project",
    }) with
    { Missing = kind };

    /// <summary>The caller sees it but may not do this.</summary>
    public static Failure Forbidden(string message) => new(FailureKind.Forbidden, message, []);

    /// <summary>One or more fields are not accepted.</summary>
    public static Failure Invalid(IReadOnlyList<FieldFailure> fields) =>
        new(FailureKind.Invalid, string.Join(' ', fields.Select(field => field.Message)), fields);

    /// <summary>One field is not accepted.</summary>
    public static Failure Invalid(string field, string message) => Invalid([new FieldFailure(field, message)]);

    /// <summary>Somebody else changed or took it meanwhile.</summary>
    public static Failure Conflict(string message, params IReadOnlyList<FieldFailure> fields) => new(FailureKind.Conflict, message, fields);
}
