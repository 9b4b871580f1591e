using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Tests.Domain.Access;

/// <summary>The tree that the decision tables speak of: <c>acme/platform/svc</c>, <c>acme/tools</c> and <c>other/app</c>.</summary>
internal static class AccessExamples
{
    public const long Acme = 1;
    public const long Platform = 2;
    public const long Other = 3;

    // Projects have a sequence of their own: some ids are also those of groups.
    public const long App = 1;
    public const long Tools = 3;
    public const long Svc = 21;

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Resource Resource(string path, Visibility visibility) => path switch
    {
        "" => DeployTokenPortal.Domain.Access.Resource.Instance,
        "acme" => new(ResourceKind.Group, Acme, path, visibility, [Acme]),
        "acme/platform" => new(ResourceKind.Group, Platform, path, visibility, [Platform, Acme]),
        "acme/platform/svc" => new(ResourceKind.Project, Svc, path, visibility, [Platform, Acme]),
        "acme/tools" => new(ResourceKind.Project, Tools, path, visibility, [Acme]),
        "other" => new(ResourceKind.Group, Other, path, visibility, [Other]),
        "other/app" => new(ResourceKind.Project, App, path, visibility, [Other]),
        _ => throw new ArgumentOutOfRangeException(nameof(path), path, "not in the tree"),
    };

    /// <summary>Every visibility, from closed to open.</summary>
    public static IReadOnlyList<Visibility> Visibilities { get; } = Enum.GetValues<Visibility>();
}
