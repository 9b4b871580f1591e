using DeployTokenPortal.Application.RegistryConnections;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>
/// Ready commands for one client of container registries, quoted for a POSIX shell. The secret's place is marked by <see cref="Snippet.SecretMark"/>; the secret itself never passes here.
/// It goes to programs through standard input, not through their arguments, which other users of the machine can see.
/// </summary>
internal static class ImageCommands
{
    /// <summary>Part of the commands that the person replaces.</summary>
    public const string ImagePlace = "IMAGE:TAG";

    private const string ExampleHost = "registry.example.com";

    /// <summary>The commands.</summary>
    /// <param name="client">For which client; others have none here.</param>
    /// <param name="registry">The connected registry; null names an example.</param>
    /// <param name="username">The token's username.</param>
    /// <param name="holderPath">Full path of the project or group.</param>
    /// <param name="canPush">Whether the token may push; otherwise the example pulls.</param>
    public static Snippet Write(RegistryClient client, RegistryLocation? registry, string username, string holderPath, bool canPush) =>
        new(client == RegistryClient.Kubernetes ? SnippetKind.Manifest : SnippetKind.Shell, TextOf(client, registry, username, holderPath, canPush));

    private static string TextOf(RegistryClient client, RegistryLocation? registry, string username, string holderPath, bool canPush)
    {
        var host = registry?.Host ?? ExampleHost;
        var image = $"{host}/{holderPath.ToLowerInvariant()}/{ImagePlace}";
        var insecure = registry?.IsPlainHttp == true;
        return client switch
        {
            RegistryClient.Docker => $"{Login("docker", host, username, "")}\n\ndocker {(canPush ? "push" : "pull")} {image}",
            RegistryClient.Podman => $"{Login("podman", host, username, insecure ? "--tls-verify=false" : "")}\n\n"
                + $"podman {(canPush ? "push" : "pull")} {(insecure ? "--tls-verify=false " : "")}{image}",
            RegistryClient.Skopeo => $"{Login("skopeo", host, username, insecure ? "--tls-verify=false" : "")}\n\n{Skopeo(image, canPush, insecure)}",
            RegistryClient.Kubernetes => Kubernetes(host, username, holderPath),
            _ => throw new ArgumentOutOfRangeException(nameof(client)),
        };
    }

    private static string Login(string program, string host, string username, string option) =>
        $"printf %s '{Snippet.SecretMark}' |\n  {program} login {host} \\\n    --username {Snippet.Quote(username)} \\\n    {(option.Length > 0 ? option + " \\\n    " : "")}--password-stdin";

    private static string Skopeo(string image, bool canPush, bool insecure) => canPush
        ? $"skopeo copy {(insecure ? "--dest-tls-verify=false " : "")}docker-archive:image.tar docker://{image}"
        : $"skopeo copy {(insecure ? "--src-tls-verify=false " : "")}docker://{image} docker-archive:image.tar";

    // The kubelet reads username and password of each registry; the manifest keeps the secret out of the shell's history.
    private static string Kubernetes(string host, string username, string holderPath) =>
        $$$"""
        apiVersion: v1
        kind: Secret
        metadata:
          name: {{{SecretName(holderPath)}}}
        type: kubernetes.io/dockerconfigjson
        stringData:
          .dockerconfigjson: |
            {"auths":{"{{{host}}}":{"username":"{{{username}}}","password":"{{{Snippet.SecretMark}}}" } } }
        """;

    // RFC 1123 label: lower-case letters, digits and hyphens, at most 63.
    private static string SecretName(string holderPath)
    {
        var name = string.Concat(holderPath.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return $"pull-{(name.Length > 50 ? name[^50..].Trim('-') : name)}";
    }
}
