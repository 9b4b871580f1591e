using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>npm, pnpm and yarn: lines of <c>.npmrc</c>, whose keys are addresses without their scheme (real-clients §5).</summary>
internal static class NpmCommands
{
    public static IReadOnlyList<Snippet> Write(PackageSource source)
    {
        var address = source.AddressOf(RegistryFormat.Npm) + "/";
        var key = address[address.IndexOf("//", StringComparison.Ordinal)..];
        var scope = "@" + source.TopGroup.TrimStart('_', '.', '-');
        var install = $"npm install {scope}/PACKAGE";
        return source.IsVirtual
            ? [new Snippet(SnippetKind.Shell, WithBasic(address, key, source.Username)), new Snippet(SnippetKind.Use, "npm install PACKAGE")]
            : [
                new Snippet(SnippetKind.Npmrc, $"{scope}:registry={address}\n{key}:_authToken={Snippet.SecretMark}"),
                new Snippet(SnippetKind.Use, source.CanWrite ? $"npm publish\n{install}" : install),
            ];
    }

    // A virtual registry wants the username too, and npm sends one only from a value that is encoded already.
    private static string WithBasic(string address, string key, string username) => $"""
        cat >> ~/.npmrc <<END
        registry={address}
        {key}:_auth=$(printf %s {Snippet.Quote($"{username}:{Snippet.SecretMark}")} | base64 | tr -d '\n')
        END
        """;
}
