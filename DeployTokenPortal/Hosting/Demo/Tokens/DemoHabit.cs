using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Hosting.Demo.Tokens;

/// <summary>How the machines behind a token use it.</summary>
/// <param name="Door">Through which entrance.</param>
/// <param name="Format">Such as <c>npm</c>; empty for container images.</param>
/// <param name="Target">What they ask for.</param>
/// <param name="Addresses">Where they are.</param>
/// <param name="EveryDays">How many days lie between two days of use.</param>
/// <param name="Busy">Most uses a day.</param>
/// <param name="CanWrite">Whether a scope lets them write.</param>
/// <param name="IsWriter">Whether they do.</param>
internal sealed record DemoHabit(
    UsageDoor Door, string Format, string Target, IReadOnlyList<string> Addresses, double EveryDays, int Busy, bool CanWrite, bool IsWriter)
{
    private static readonly double[] s_rhythms = [1, 1, 1, 2, 7];

    public static DemoHabit Of(DeployToken token, DemoWorld world, DemoHolder holder)
    {
        var dice = world.Dice;
        var (door, format) = PlaceOf(token);
        var canWrite = token.Scopes.WithoutWriting() != token.Scopes;
        var project = holder.Resource.Kind == ResourceKind.Project ? holder
            : world.Holders.FirstOrDefault(other => other.Resource.Kind == ResourceKind.Project && other.Resource.GroupIds.Contains(holder.Resource.Id)) ?? holder;
        var addresses = Enumerable.Range(0, 1 + dice.Below(4)).Select(_ => $"{dice.Pick(DemoNames.Networks)}{1 + dice.Below(254)}").ToList();
        return new DemoHabit(door, format, project.Resource.FullPath, addresses, dice.Pick(s_rhythms), 4 + dice.Below(40), canWrite, canWrite && dice.Percent(70));
    }

    /// <summary>What the record calls it.</summary>
    public string NameOf(UsageAction action) => (Format.Length, action) switch
    {
        (0, UsageAction.Read) => "pull",
        (0, UsageAction.Write) => "push",
        (0, _) => action.ToString().ToLowerInvariant(),
        _ => $"{Format} {action.ToString().ToLowerInvariant()}",
    };

    private static (UsageDoor Door, string Format) PlaceOf(DeployToken token) => token.Scopes switch
    {
        var scopes when (scopes & (DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry)) != 0 => (UsageDoor.ContainerToken, ""),
        var scopes when (scopes & (DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry)) != 0 => (UsageDoor.Gateway, "npm"),
        var scopes when (scopes & (DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry)) != 0 =>
            (UsageDoor.ForwardAuth, token.Name.StartsWith("maven", StringComparison.Ordinal) ? "maven" : token.Name.StartsWith("pip", StringComparison.Ordinal) ? "pypi" : "npm"),
        _ => (UsageDoor.ForwardAuth, "git"),
    };
}
