using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>A Python package index: uploads as PyPI takes them from twine, and PEP 503's simple pages with whole addresses, as PyPI writes them.</summary>
public sealed class PyPiIndex : LoopbackServer
{
    private readonly ConcurrentDictionary<string, (string Project, string Digest, byte[] Content)> _files = new();

    private PyPiIndex()
    {
        Server.MapPost("/", UploadAsync);
        Server.MapGet("/simple/{project}/", Project);
        Server.MapGet("/files/{digest}/{name}", (string digest, string name) =>
            _files.TryGetValue(name, out var file) && file.Digest == digest ? Results.Bytes(file.Content, "application/octet-stream") : Results.NotFound());
    }

    public static async Task<PyPiIndex> StartAsync()
    {
        var index = new PyPiIndex();
        await index.Server.StartAsync();
        return index;
    }

    /// <summary>Whether it has a file of that project, whose name is in PEP 503's normal form.</summary>
    public bool Holds(string project) => _files.Values.Any(file => file.Project == project);

    // Warehouse's upload API ("legacy"): multipart/form-data.
    private async Task<IResult> UploadAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var file = form.Files["content"];
        if (form[":action"] != "file_upload" || file is null)
            return Results.BadRequest();
        var content = new MemoryStream();
        await file.CopyToAsync(content);
        var digest = Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
        if (form["sha256_digest"] != digest)
            return Results.BadRequest();
        return _files.TryAdd(file.FileName, (Normal(form["name"].ToString()), digest, content.ToArray())) ? Results.Ok() : Results.Conflict();
    }

    private IResult Project(string project, HttpRequest request)
    {
        var links = _files.Where(file => file.Value.Project == project)
            .Select(file => $"""<a href="{PublicAddress(request)}/files/{file.Value.Digest}/{file.Key}#sha256={file.Value.Digest}">{file.Key}</a>""")
            .ToArray();
        return links is [] ? Results.NotFound() : Results.Content($"<!DOCTYPE html><html><body>{string.Join("<br/>", links)}</body></html>", "text/html");
    }

    // PEP 503, "normalized names".
    private static string Normal(string name) => name.Replace('_', '-').Replace('.', '-').ToLowerInvariant();
}
