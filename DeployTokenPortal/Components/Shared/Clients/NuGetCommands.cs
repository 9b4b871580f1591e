using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>NuGet: a file, or a command that writes it; always with the exact username (contract §5.7, real-clients §6).</summary>
internal static class NuGetCommands
{
    public static IReadOnlyList<Snippet> Write(PackageSource source)
    {
        var index = source.AddressOf(RegistryFormat.NuGet) + "/index.json";
        var add = $"dotnet add package PACKAGE --source {Snippet.Quote(index)}";
        return
        [
            new Snippet(SnippetKind.NuGetConfig, Config(source, index)),
            new Snippet(SnippetKind.NuGetSource, AddSource(source, index)),
            new Snippet(SnippetKind.Use, source.CanWrite ? $"dotnet nuget push PACKAGE.nupkg --source {source.Name}\n{add}" : add),
        ];
    }

    private static string Config(PackageSource source, string index) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSources>
            <add key="{source.Name}" value="{Snippet.Xml(index)}" protocolVersion="3"{(source.IsPlainHttp ? " allowInsecureConnections=\"true\"" : "")} />
          </packageSources>
          <packageSourceCredentials>
            <{source.Name}>
              <add key="Username" value="{Snippet.Xml(source.Username)}" />
              <add key="ClearTextPassword" value="{Snippet.SecretMark}" />
            </{source.Name}>
          </packageSourceCredentials>
        </configuration>
        """;

    // Values are tied to their options: a username may begin with a hyphen.
    private static string AddSource(PackageSource source, string index) => string.Join(" \\\n    ",
    [
        $"dotnet nuget add source {Snippet.Quote(index)}",
        $"--name={source.Name}",
        $"--username={Snippet.Quote(source.Username)}",
        $"--password={Snippet.Quote(Snippet.SecretMark.ToString())}",
        "--store-password-in-clear-text",
        .. source.IsPlainHttp ? ["--allow-insecure-connections"] : Array.Empty<string>(),
    ]);
}
