using System.Collections.Concurrent;
using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>A NuGet v3 feed: service index, flat container, registrations, search, publish and delete.</summary>
public sealed class NuGetFeed : LoopbackServer
{
    private readonly ConcurrentDictionary<(string Id, string Version), byte[]> _packages = new();

    private NuGetFeed()
    {
        Server.MapGet("/index.json", Index);
        Server.MapPut("/package", PublishAsync);
        Server.MapDelete("/package/{id}/{version}", (string id, string version) => _packages.TryRemove(KeyOf(id, version), out _) ? Results.NoContent() : Results.NotFound());
        Server.MapGet("/flat/{id}/index.json", (string id) => VersionsOf(id) is { Length: > 0 } versions ? Results.Json(new { versions }) : Results.NotFound());
        Server.MapGet("/flat/{id}/{version}/{file}.nupkg", (string id, string version) =>
            _packages.TryGetValue(KeyOf(id, version), out var package) ? Results.Bytes(package, "application/octet-stream") : Results.NotFound());
        Server.MapGet("/registration/{id}/index.json", Registration);
        Server.MapGet("/query", Search);
    }

    public static async Task<NuGetFeed> StartAsync()
    {
        var feed = new NuGetFeed();
        await feed.Server.StartAsync();
        return feed;
    }

    public bool Holds(string id, string version) => _packages.ContainsKey(KeyOf(id, version));

    // NuGet server API, "service index".
    private static IResult Index(HttpRequest request)
    {
        object Resource(string path, string type) => new Dictionary<string, string> { ["@id"] = $"{PublicAddress(request)}/{path}", ["@type"] = type };
        return Results.Json(new
        {
            version = "3.0.0",
            resources = new[]
            {
                Resource("flat/", "PackageBaseAddress/3.0.0"), Resource("package", "PackagePublish/2.0.0"), Resource("registration/", "RegistrationsBaseUrl/3.6.0"),
                Resource("query", "SearchQueryService"), Resource("query", "SearchQueryService/3.0.0-beta"),
            },
        });
    }

    // "Push and delete": multipart/form-data with one part.
    private async Task<IResult> PublishAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var content = new MemoryStream();
        await form.Files.Single().CopyToAsync(content);
        await using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        await using var nuspec = await zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).OpenAsync();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        return _packages.TryAdd(KeyOf(metadata["id"], metadata["version"]), content.ToArray()) ? Results.StatusCode(201) : Results.Conflict();
    }

    private IResult Registration(string id, HttpRequest request)
    {
        var leaves = VersionsOf(id).Select(version => new
        {
            catalogEntry = new { id, version, listed = true },
            packageContent = $"{PublicAddress(request)}/flat/{id}/{version}/{id}.{version}.nupkg",
        }).ToArray();
        return leaves is [] ? Results.NotFound() : Results.Json(new
        {
            count = 1,
            items = new[] { new { count = leaves.Length, lower = leaves[0].catalogEntry.version, upper = leaves[^1].catalogEntry.version, items = leaves } },
        });
    }

    private IResult Search(string? q)
    {
        var found = _packages.Keys.Where(key => key.Id.Contains(q ?? "", StringComparison.OrdinalIgnoreCase)).OrderBy(key => key).ToArray();
        return Results.Json(new
        {
            totalHits = found.Length,
            data = found.Select(key => new { id = key.Id, version = key.Version, versions = new[] { new { version = key.Version, downloads = 0 } } }),
        });
    }

    private string[] VersionsOf(string id) => [.. _packages.Keys.Where(key => key.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).Select(key => key.Version).Order(StringComparer.Ordinal)];

    private static (string Id, string Version) KeyOf(string id, string version) => (id.ToLowerInvariant(), version.ToLowerInvariant());
}
