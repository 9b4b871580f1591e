using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Components.Shared.Holders;

internal static class HolderKinds
{
    /// <summary>The kind of holder behind a page of a group or project.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instance holds no tokens.</exception>
    public static HolderKind ToHolderKind(this ResourceKind kind) => kind switch
    {
        ResourceKind.Project => HolderKind.Project,
        ResourceKind.Group => HolderKind.Group,
        ResourceKind.Instance => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
