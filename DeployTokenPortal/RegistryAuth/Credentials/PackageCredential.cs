using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.RegistryAuth.Credentials;

/// <summary>What a package client's headers say about who it is.</summary>
/// <param name="Presented">The credential; null for none.</param>
/// <param name="IsContradictory">Whether there are two where only one may be (contract §5.1, family B).</param>
internal sealed record PackageCredentials(PresentedCredential? Presented, bool IsContradictory = false)
{
    public static PackageCredentials None { get; } = new((PresentedCredential?)null);
}

/// <summary>Reads the credential of a package or git client in the three ways of contract §5.1. Never throws; what is not well-formed is no credential.</summary>
internal static class PackageCredential
{
    private const int MaximumSecretLength = 1024;

    /// <summary>The credential in the places that this format's clients use.</summary>
    /// <param name="format">Whose protocol is spoken.</param>
    /// <param name="isVirtual">Virtual registries: Basic with the exact name, or <c>Deploy-Token</c> (contract §8).</param>
    /// <param name="headers">As sent by the client.</param>
    public static PackageCredentials Read(RegistryFormat format, bool isVirtual, IHeaderDictionary headers)
    {
        var basic = BasicCredential.Read(headers.Authorization);
        if (isVirtual)
            return Strict(basic, headers["Deploy-Token"]);
        return format switch
        {
            RegistryFormat.NuGet => Strict(basic, headers["X-NuGet-ApiKey"]),
            RegistryFormat.Go or RegistryFormat.Git or RegistryFormat.Oci => Strict(basic, StringValues.Empty),
            RegistryFormat.Helm => Nameless(basic),
            RegistryFormat.RubyGems => Nameless(basic) is { Presented: not null } named ? named : Alone(headers.Authorization, isForgiving: false),
            RegistryFormat.Conan => Nameless(basic) is { Presented: not null } named ? named : Alone(BearerOf(headers.Authorization), isForgiving: false),
            RegistryFormat.Npm or RegistryFormat.Maven or RegistryFormat.PyPi or RegistryFormat.Generic or RegistryFormat.Composer or RegistryFormat.Debian =>
                Open(basic, headers),
        };
    }

    // Family A: Basic wins over everything, its name is ignored; then Deploy-Token, then Bearer.
    private static PackageCredentials Open(Credential? basic, IHeaderDictionary headers)
    {
        if (basic is not null)
            return new PackageCredentials(new PresentedCredential(basic with { IsNameless = true }, IsForgiving: true));
        if (headers.TryGetValue("Deploy-Token", out var deployToken))
            return Alone(deployToken, isForgiving: true);
        if (BearerOf(headers.Authorization) is { } bearer)
            return Alone(bearer, isForgiving: false);
        // Contract §5.1: a deploy token there is an unknown access token.
        return Alone(headers["PRIVATE-TOKEN"], isForgiving: false) is { Presented: { } personal }
            ? new PackageCredentials(personal with { IsPersonal = true })
            : PackageCredentials.None;
    }

    // Family B: the name counts, and two credentials contradict each other.
    private static PackageCredentials Strict(Credential? basic, StringValues second)
    {
        var alone = Alone(second, isForgiving: false);
        if (basic is null || alone.Presented is null)
            return basic is null ? alone : new PackageCredentials(new PresentedCredential(basic, IsForgiving: false));
        return basic.IsEmpty ? alone : new PackageCredentials(null, IsContradictory: true);
    }

    // Family B': the name is ignored, but an empty half is no credential.
    private static PackageCredentials Nameless(Credential? basic) => basic is { Username.Length: > 0, Secret: not null }
        ? new PackageCredentials(new PresentedCredential(basic with { IsNameless = true }, IsForgiving: false))
        : PackageCredentials.None;

    // Two headers of one name contradict each other like a wrong secret.
    private static PackageCredentials Alone(StringValues values, bool isForgiving) => values is [{ Length: > 0 and <= MaximumSecretLength } text]
        ? new PackageCredentials(new PresentedCredential(new Credential("", new SecretValue(text), IsNameless: true), isForgiving))
        : values.Count == 0 ? PackageCredentials.None
        : new PackageCredentials(new PresentedCredential(new Credential("", null, IsNameless: true), isForgiving));

    // RFC 6750 §2.1. The scheme in any letter case (RFC 9110 §11.1).
    private static string? BearerOf(StringValues authorization) =>
        authorization is [{ } text] && text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text["Bearer ".Length..].Trim() : null;
}
