using System.IO.Compression;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Programs;

/// <summary>Maven with its plugins from Debian's own repository and one artifact of group <c>com.acme</c>.</summary>
public sealed class MavenClient : IDisposable
{
    private const string Deploy = "org.apache.maven.plugins:maven-deploy-plugin:3.0.0:deploy-file";
    private const string Get = "org.apache.maven.plugins:maven-dependency-plugin:3.5.0:get";
    private readonly ClientHome _home = new();
    private readonly string _repository;

    private MavenClient(Uri repository) => _repository = repository.ToString().TrimEnd('/');

    /// <param name="repository">Where its repository begins.</param>
    /// <param name="login">null for none.</param>
    /// <param name="form"><c>Deploy-Token</c> or <c>Basic</c>.</param>
    public static async Task<MavenClient> CreateAsync(Uri repository, DeployTokenLogin? login, string form)
    {
        var client = new MavenClient(repository);
        var credential = (login, form) switch
        {
            (null, _) => "",
            ({ } token, "Basic") => $"<username>{token.Username}</username><password>{token.Secret}</password>",
            ({ } token, _) => $"<configuration><httpHeaders><property><name>{form}</name><value>{token.Secret}</value></property></httpHeaders></configuration>",
        };
        await client._home.WriteAsync("settings.xml", $"""
            <settings>
              <localRepository>{client._home.Of("repository")}</localRepository>
              <mirrors><mirror><id>debian</id><mirrorOf>central</mirrorOf><url>file:///usr/share/maven-repo</url></mirror></mirrors>
              <servers><server><id>portal</id>{credential}</server></servers>
            </settings>
            """);
        return client;
    }

    /// <summary>Where a downloaded artifact lies.</summary>
    public string Downloaded(string artifact, string version) => _home.Of($"repository/com/acme/{artifact}/{version}/{artifact}-{version}.jar");

    /// <summary>Uploads an artifact with POM, checksums and <c>maven-metadata.xml</c>: about ten requests.</summary>
    public async Task<CommandResult> DeployAsync(string artifact, string version)
    {
        var file = _home.Of($"{artifact}-{version}.jar");
        await using (var jar = await ZipFile.OpenAsync(file, ZipArchiveMode.Create))
            jar.CreateEntry($"{artifact}.txt");
        return await RunAsync(
            Deploy, "-DrepositoryId=portal", $"-Durl={_repository}", $"-Dfile={file}", "-DgroupId=com.acme", $"-DartifactId={artifact}", $"-Dversion={version}", "-Dpackaging=jar");
    }

    public Task<CommandResult> GetAsync(string artifact, string version) =>
        RunAsync(Get, $"-Dartifact=com.acme:{artifact}:{version}", "-Dtransitive=false", $"-DremoteRepositories=portal::default::{_repository}");

    public void Dispose() => _home.Dispose();

    private Task<CommandResult> RunAsync(params string[] arguments) => _home.RunAsync(
        "mvn", ["-B", "-ntp", "-s", _home.Of("settings.xml"), .. arguments],
        ("MAVEN_OPTS", $"-Duser.home={_home.Folder} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
}
