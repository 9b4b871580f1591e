using System.Collections.Frozen;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.RegistryAccess.Packages;

/// <summary>What a package or git client does, as a note for the record; the outcome is for others to fill in.</summary>
internal static class PackageUsage
{
    // Made once: the hot path joins no strings.
    private static readonly FrozenDictionary<(RegistryFormat, UsageAction), string> s_names = (
        from format in Enum.GetValues<RegistryFormat>()
        from action in Enum.GetValues<UsageAction>()
        select KeyValuePair.Create((format, action), $"{RegistryFormatNames.NameOf(format)} {action.ToString().ToLowerInvariant()}")).ToFrozenDictionary();

    /// <param name="question">As asked.</param>
    /// <param name="resource">What is named there when the token may know it: its path says more than a number does. Null leaves what was asked.</param>
    public static UsageNote Of(PackageQuestion question, Resource? resource = null)
    {
        var action = question switch
        {
            // At /v2/ nothing is named yet.
            { HolderKind: ResourceKind.Instance, Use: PackageUse.Public } => UsageAction.Login,
            { Use: PackageUse.Public or PackageUse.Read } => UsageAction.Read,
            { Use: PackageUse.Write } => UsageAction.Write,
            _ => UsageAction.Delete,
        };
        return new UsageNote(question.Door, action, UsageOutcome.Allowed, s_names[(question.Format, action)], question.Address, resource is { Kind: not ResourceKind.Instance } ? resource.FullPath : question.Holder);
    }
}
