using DeployTokenPortal.Application.RegistryConnections;

namespace DeployTokenPortal.Components.Pages.DeployTokens.Reveal;

/// <summary>Clients that commands are written for.</summary>
internal enum RegistryClient
{
    Docker,
    Podman,
    Skopeo,
    Kubernetes,
}

/// <summary>
/// Ready commands for one client, quoted for a POSIX shell. The secret's place is marked by <see cref="SecretMark"/>; the secret itself never passes here.
/// It goes to programs through standard input, not through their arguments, which other users of the machine can see.
/// </summary>
internal static class ClientCommand
{
    /// <summary>Stands where the secret belongs. No name, path or host can hold it.</summary>
    public const char SecretMark = '\u0001';

    /// <summary>Part of the commands that the person replaces.</summary>
    public const string ImagePlace = "IMAGE:TAG";

    private const string ExampleHost = "registry.example.com";

    /// <summary>The commands.</summary>
    /// <param name="client">For which client.</param>
    /// <param name="registry">The connected registry; null names an example.</param>
    /// <param name="username">The token's username.</param>
    /// <param name="holderPath">Full path of the project or group.</param>
    /// <param name="canPush">Whether the token may push; otherwise the example pulls.</param>
    public static string Write(RegistryClient client, RegistryLocation? registry, string username, string holderPath, bool canPush)
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
        };
    }

    /// <summary>A word that a POSIX shell takes as it is: in single quotes, with a single quote itself written outside of them.</summary>
    public static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Login(string program, string host, string username, string option) =>
        $"printf %s '{SecretMark}' |\n  {program} login {host} \\\n    --username {Quote(username)} \\\n    {(option.Length > 0 ? option + " \\\n    " : "")}--password-stdin";

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
            {"auths":{"{{{host}}}":{"username":"{{{username}}}","password":"{{{SecretMark}}}" } } }
        """;

    // RFC 1123 label: lower-case letters, digits and hyphens, at most 63.
    private static string SecretName(string holderPath)
    {
        var name = string.Concat(holderPath.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return $"pull-{(name.Length > 50 ? name[^50..].Trim('-') : name)}";
    }
}
