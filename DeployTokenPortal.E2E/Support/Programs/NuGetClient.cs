using System.IO.Compression;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Programs;

/// <summary><c>dotnet nuget</c> and <c>dotnet restore</c> with one source, <c>portal</c>.</summary>
public sealed class NuGetClient : IDisposable
{
    private readonly ClientHome _home = new();

    private NuGetClient()
    {
    }

    /// <param name="feed">Where its feed begins.</param>
    /// <param name="login">What the source is configured with; null for nothing.</param>
    public static async Task<NuGetClient> CreateAsync(Uri feed, DeployTokenLogin? login)
    {
        var client = new NuGetClient();
        var credential = login is null ? "" : $"""
            <packageSourceCredentials><portal><add key="Username" value="{login.Username}"/><add key="ClearTextPassword" value="{login.Secret}"/></portal></packageSourceCredentials>
            """;
        await client._home.WriteAsync(".nuget/NuGet/NuGet.Config", $"""
            <configuration>
              <packageSources><clear/><add key="portal" value="{feed}index.json" protocolVersion="3" allowInsecureConnections="true"/></packageSources>
              {credential}
            </configuration>
            """);
        return client;
    }

    /// <summary>Packs and pushes a package of one file; options such as <c>--api-key SECRET</c>.</summary>
    public async Task<CommandResult> PushAsync(string id, string version, params string[] options)
    {
        var file = _home.Of($"{id}.{version}.nupkg");
        await using (var package = await ZipFile.OpenAsync(file, ZipArchiveMode.Create))
        {
            await AddAsync(package, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="nuspec" ContentType="application/octet"/><Default Extension="txt" ContentType="application/octet"/></Types>
                """);
            await AddAsync(package, "_rels/.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/{id}.nuspec" Id="R1"/></Relationships>
                """);
            await AddAsync(package, $"{id}.nuspec", $"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{id}</id><version>{version}</version><authors>Acme</authors><description>For tests</description></metadata></package>
                """);
            await AddAsync(package, "content.txt", $"{id} {version}");
        }

        return await RunAsync(["nuget", "push", file, "--source", "portal", .. options]);
    }

    public Task<CommandResult> DeleteAsync(string id, string version) => RunAsync("nuget", "delete", id, version, "--source", "portal", "--non-interactive");

    public Task<CommandResult> SearchAsync(string term) => RunAsync("package", "search", term, "--source", "portal");

    /// <summary>Restores a project that refers to the package.</summary>
    public async Task<CommandResult> RestoreAsync(string id, string version)
    {
        var project = await _home.WriteAsync("application/application.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{id}" Version="{version}" /></ItemGroup>
            </Project>
            """);
        return await RunAsync("restore", project);
    }

    /// <summary>Whether a restore has unpacked it.</summary>
    public bool Has(string id, string version) => File.Exists(_home.Of($"packages/{id.ToLowerInvariant()}/{version}/content.txt"));

    public void Dispose() => _home.Dispose();

    // Of itself it asks six times, for whatever reason it was refused.
    private Task<CommandResult> RunAsync(params string[] arguments) => _home.RunAsync(
        "dotnet", arguments,
        ("DOTNET_CLI_HOME", _home.Folder), ("NUGET_PACKAGES", _home.Of("packages")), ("NUGET_HTTP_CACHE_PATH", _home.Of("http-cache")),
        ("NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "1"),
        ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"), ("MSBUILDDISABLENODEREUSE", "1"));

    private static async Task AddAsync(ZipArchive package, string name, string content)
    {
        await using var writer = new StreamWriter(await package.CreateEntry(name).OpenAsync());
        await writer.WriteAsync(content);
    }
}
