using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.RegistryAccess.Packages;

/// <summary>What a package or git client is told (contract §5.2, §6).</summary>
public enum PackageOutcome
{
    /// <summary>2xx.</summary>
    Allowed,

    /// <summary>401 with a challenge: no credential, or one that is no good.</summary>
    Unauthorized,

    /// <summary>403: known and visible, but not allowed.</summary>
    Forbidden,

    /// <summary>404: nothing there that this caller may know of.</summary>
    NotFound,

    /// <summary>The address failed too often, and this credential is not one in use.</summary>
    TooManyFailures,
}

/// <summary>The outcome, for whom and where.</summary>
/// <param name="Outcome">What to answer.</param>
/// <param name="Actor">Who asked; anonymous when nobody could be found.</param>
/// <param name="Resource">The group or project; null when there is none or it was not looked for.</param>
/// <param name="IsBadCredential">Whether a credential was presented that is no good, for the count of failures.</param>
/// <param name="Verdict">The same for the metrics.</param>
/// <param name="Reason">What a caller with a good credential may be told besides; null for nothing.</param>
public sealed record PackageAnswer(PackageOutcome Outcome, Actor Actor, Resource? Resource, bool IsBadCredential, DoorVerdict Verdict, string? Reason = null);
