using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Usage;

/// <summary>
/// The uses of all deploy tokens of one project or group on one day: the sum of their <see cref="TokenUse"/>, written together with them, so that a
/// page about many tokens adds up days of holders. A token never changes its holder, so moves need no change here.
/// </summary>
public sealed class HolderUse
{
    /// <summary>Project or group.</summary>
    public HolderKind Holder { get; init; }

    /// <summary>Its id.</summary>
    public long HolderId { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Uses that were allowed.</summary>
    public long Allowed { get; init; }

    /// <summary>Attempts with a valid secret that were refused.</summary>
    public long Refused { get; init; }
}
