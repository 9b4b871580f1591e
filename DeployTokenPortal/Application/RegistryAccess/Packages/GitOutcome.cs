using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.RegistryAccess.Packages;

/// <summary>Where the git door answers otherwise than the package doors (contract §6).</summary>
internal static class GitOutcome
{
    /// <summary>A token with package scopes only fails at the git door as if unknown.</summary>
    public static bool IsMeaningless(RegistryFormat format, Actor? actor) =>
        format == RegistryFormat.Git && actor is DeployTokenActor token && (token.Scopes & ~ScopeFamilies.Package) == 0;

    /// <summary>For a good credential and a path that is none.</summary>
    public static PackageOutcome OfUnknown(PackageUse use) => use == PackageUse.Write ? PackageOutcome.Forbidden : PackageOutcome.NotFound;

    /// <summary>A deploy token that may not: out of reach it is as good as none, also on a public project; in reach its scopes are too few.</summary>
    public static PackageOutcome OfRefused(DeployTokenActor token, Resource resource, DateTimeOffset now)
    {
        // Whether it is in reach shows in what a fetch with all scopes would be told.
        var widest = token with { Scopes = DeployTokenScopes.ReadRepository };
        var isInReach = AccessRule.Decide(widest, AccessAction.FetchRepository, resource, now).IsAllowed;
        return isInReach ? PackageOutcome.Forbidden : PackageOutcome.Unauthorized;
    }
}
