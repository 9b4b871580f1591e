using System.Globalization;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.RegistryAuth;

/// <summary>What an upstream is told about a request that was allowed, for its log. Nothing of the client's secret.</summary>
internal static class GrantFacts
{
    /// <summary>Headers with token, project and granted action; empty values where nobody or nothing is named.</summary>
    public static (string Name, string Value)[] Of(PackageAnswer answer, PackageUse use)
    {
        var (user, token) = answer.Actor switch
        {
            DeployTokenActor deployToken => (deployToken.Username, deployToken.TokenId.ToString(CultureInfo.InvariantCulture)),
            PersonActor person => (person.Username, ""),
            _ => ("", ""),
        };
        return [("X-Auth-User", user), ("X-Auth-Token", token), ("X-Auth-Project", answer.Resource?.FullPath ?? ""), ("X-Auth-Action", NameOf(use))];
    }

    private static string NameOf(PackageUse use) => use switch
    {
        PackageUse.Public => "public",
        PackageUse.Read => "read",
        PackageUse.Write => "write",
        PackageUse.Delete => "delete",
    };
}
