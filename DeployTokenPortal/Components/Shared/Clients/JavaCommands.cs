using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>Maven's settings and Gradle's scripts (real-clients §8).</summary>
internal static class JavaCommands
{
    /// <summary>The secret in a header of its own, which Maven sends with every request; or as password; and the addresses.</summary>
    public static IReadOnlyList<Snippet> WriteMaven(PackageSource source) =>
    [
        new(SnippetKind.MavenHeader, Settings(source.Name, $"""
                  <configuration>
                    <httpHeaders>
                      <property>
                        <name>Deploy-Token</name>
                        <value>{Snippet.SecretMark}</value>
                      </property>
                    </httpHeaders>
                  </configuration>
            """)),
        new(SnippetKind.MavenBasic, Settings(source.Name, $"""
                  <username>{Snippet.Xml(source.Username)}</username>
                  <password>{Snippet.SecretMark}</password>
            """)),
        new(SnippetKind.Pom, Pom(source)),
    ];

    /// <summary>The secret in the person's own properties, and a script that reads it from there.</summary>
    public static IReadOnlyList<Snippet> WriteGradle(PackageSource source)
    {
        var repositories = Repositories(source);
        var publishing = $"publishing {{\n{Indent(repositories)}\n}}";
        return
        [
            new Snippet(SnippetKind.GradleProperties, $"deployToken={Snippet.SecretMark}"),
            new Snippet(SnippetKind.GradleBuild, source.CanWrite ? $"{repositories}\n\n{publishing}" : repositories),
        ];
    }

    private static string Settings(string id, string credentials) => $"""
        <settings>
          <servers>
            <server>
              <id>{id}</id>
        {credentials}
            </server>
          </servers>
        </settings>
        """;

    private static string Pom(PackageSource source)
    {
        var place = $"""
                <id>{source.Name}</id>
                <url>{Snippet.Xml(source.AddressOf(RegistryFormat.Maven))}</url>
            """;
        var reading = $"<repositories>\n  <repository>\n{place}\n  </repository>\n</repositories>";
        return source.CanWrite
            ? $"{reading}\n<distributionManagement>\n  <repository>\n{place}\n  </repository>\n  <snapshotRepository>\n{place}\n  </snapshotRepository>\n</distributionManagement>"
            : reading;
    }

    private static string Repositories(PackageSource source) => $$"""
        repositories {
            maven {
                name = "{{source.Name}}"
                url = uri("{{source.AddressOf(RegistryFormat.Maven)}}"){{(source.IsPlainHttp ? "\n        isAllowInsecureProtocol = true" : "")}}
                credentials(HttpHeaderCredentials::class) {
                    name = "Deploy-Token"
                    value = providers.gradleProperty("deployToken").get()
                }
                authentication { create<HttpHeaderAuthentication>("header") }
            }
        }
        """;

    private static string Indent(string text) => "    " + text.Replace("\n", "\n    ", StringComparison.Ordinal);
}
