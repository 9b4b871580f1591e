using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.RegistryAuth.Credentials;

/// <summary>What a 401 asks for (RFC 7617 §2). Contract §5.2 and §6: sbt compares the realm's text; git asks for a password only with a challenge.</summary>
internal static class Challenges
{
    public static string Of(RegistryFormat? format) => format switch
    {
        RegistryFormat.Git => "Basic realm=\"GitLab\"",
        RegistryFormat.Oci => "Basic realm=\"Deploy-token portal\"",
        _ => "Basic realm=\"GitLab Packages Registry\"",
    };
}
