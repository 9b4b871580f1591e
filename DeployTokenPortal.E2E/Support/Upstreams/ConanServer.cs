using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>
/// A Conan server for both protocols, without its log-in, which is the portal's. Version 2 is a tree of files with revisions in its paths; version 1 first
/// says under which addresses the files of a recipe or package are put and got.
/// </summary>
public sealed class ConanServer : LoopbackServer
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private ConanServer()
    {
        Server.MapGet("/v1/conans/{name}/{version}/{user}/{channel}/{**rest}", ReadFirst);
        Server.MapPost("/v1/conans/{name}/{version}/{user}/{channel}/{**rest}", AnswerUploadUrlsAsync);
        Server.MapMethods("/v1/files/{**path}", ["GET", "PUT"], FileAsync);
        Server.MapGet("/v2/conans/search", () => Results.Json(new { results = _files.Keys.Select(ReferenceOf).Distinct() }));
        Server.MapMethods("/v2/conans/{**path}", ["GET", "PUT"], ReadSecondAsync);
        Server.MapDelete("/v2/conans/{**path}", Remove);
    }

    public static async Task<ConanServer> StartAsync()
    {
        var server = new ConanServer();
        await server.Server.StartAsync();
        return server;
    }

    /// <summary>Whether any file of the recipe is here.</summary>
    /// <param name="reference">As in <c>name/1.0/user/channel</c>.</param>
    public bool Holds(string reference) => Below(reference).Any();

    private IEnumerable<string> Below(string path) => _files.Keys.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string ReferenceOf(string file) => string.Join('/', file.Split('/').Take(4));

    // Conan 1: recipes lie in …/0/export, packages in …/0/package/ID/0; a reference itself answers with its files' digests.
    private IResult ReadFirst(string name, string version, string user, string channel, string? rest, HttpRequest request)
    {
        var words = (rest ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folder = FolderOf($"{name}/{version}/{user}/{channel}", words);
        var files = Below(folder).ToDictionary(file => file[(folder.Length + 1)..]);
        if (files.Count == 0)
            return Results.NotFound();
        return Results.Json(words.LastOrDefault() switch
        {
            "download_urls" => files.ToDictionary(file => file.Key, file => AddressOf(file.Value, request)),
            "digest" => files.Where(file => file.Key == "conanmanifest.txt").ToDictionary(file => file.Key, file => AddressOf(file.Value, request)),
            _ => files.ToDictionary(file => file.Key, file => Convert.ToHexStringLower(SHA256.HashData(_files[file.Value]))[..32]),
        });
    }

    // The body says how long each file is; the answer, where it goes.
    private static async Task<IResult> AnswerUploadUrlsAsync(string name, string version, string user, string channel, string rest, HttpRequest request)
    {
        var words = rest.Split('/');
        if (words[^1] != "upload_urls")
            return Results.NotFound();
        var sizes = await request.ReadFromJsonAsync<Dictionary<string, long>>();
        return Results.Json(sizes!.Keys.ToDictionary(file => file, file => AddressOf($"{FolderOf($"{name}/{version}/{user}/{channel}", words)}/{file}", request)));
    }

    private static string FolderOf(string reference, string[] words) => words is ["packages", var id, ..] ? $"{reference}/0/package/{id}/0" : $"{reference}/0/export";

    private static string AddressOf(string file, HttpRequest request) => $"{PublicAddress(request)}/v1/files/{file}";

    private async Task<IResult> FileAsync(string path, HttpRequest request)
    {
        if (request.Method == "PUT")
        {
            var content = new MemoryStream();
            await request.Body.CopyToAsync(content);
            _files[path] = content.ToArray();
            return Results.StatusCode(201);
        }

        return _files.TryGetValue(path, out var file) ? Results.Bytes(file, "application/octet-stream") : Results.NotFound();
    }

    private IResult Remove(string path)
    {
        var files = Below(path).ToArray();
        foreach (var file in files)
            _files.TryRemove(file, out _);
        return files is [] ? Results.NotFound() : Results.Ok();
    }

    // Conan 2: …/revisions, …/latest and …/files are lists of what lies below; anything else is a file.
    private async Task<IResult> ReadSecondAsync(string path, HttpRequest request)
    {
        var (folder, word) = (path[..path.LastIndexOf('/')], path[(path.LastIndexOf('/') + 1)..]);
        var revisions = Below($"{folder}/revisions").Select(file => file[(folder.Length + "/revisions/".Length)..].Split('/')[0]).Distinct()
            .Select(revision => new { revision, time = "2026-11-25T00:00:00.000+0000" }).ToArray();
        return word switch
        {
            "revisions" when request.Method == "GET" => revisions is [] ? Results.NotFound() : Results.Json(new { revisions }),
            "latest" when request.Method == "GET" => revisions is [] ? Results.NotFound() : Results.Json(revisions[^1]),
            "files" when request.Method == "GET" => Results.Json(new { files = Below(path).ToDictionary(file => file[(path.Length + 1)..], _ => new { }) }),
            _ => await FileAsync(path, request),
        };
    }
}
