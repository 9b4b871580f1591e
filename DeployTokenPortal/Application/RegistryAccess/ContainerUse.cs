using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>What a container client does, as a note for the record; the outcome is for others to fill in.</summary>
internal static class ContainerUse
{
    private const string Login = "login";
    private const string Pull = "pull";
    private const string Push = "push";
    private const string Delete = "delete";

    /// <summary>One action on one image, as asked for.</summary>
    public static UsageNote Of(string action, string name, string? address) => action switch
    {
        Push => Note(UsageAction.Write, Push, name, address),
        Pull => Note(UsageAction.Read, Pull, name, address),
        // Clients ask for * when they delete.
        _ => Note(UsageAction.Delete, Delete, name, address),
    };

    /// <summary>All that was asked for in one word: the most that any entry wants.</summary>
    public static UsageNote Of(RegistryQuestion question)
    {
        foreach (var action in (ReadOnlySpan<string>)[Push, Delete, Pull])
        {
            foreach (var scope in question.Scopes)
            {
                if (scope.Actions.Contains(action))
                    return Of(action, scope.Name, question.Address);
            }
        }

        return Note(UsageAction.Login, Login, "", question.Address);
    }

    /// <summary>All that was granted in one word.</summary>
    public static UsageNote Of(IReadOnlyList<RegistryGrant> grants, string? address)
    {
        foreach (var action in (ReadOnlySpan<string>)[Push, Pull])
        {
            foreach (var grant in grants)
            {
                if (grant.Actions.Contains(action))
                    return Of(action, grant.Name, address);
            }
        }

        return Note(UsageAction.Login, Login, "", address);
    }

    private static UsageNote Note(UsageAction action, string use, string target, string? address) =>
        new(UsageDoor.ContainerToken, action, UsageOutcome.Allowed, use, address, target);
}
