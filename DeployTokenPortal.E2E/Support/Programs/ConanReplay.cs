using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Programs;

/// <summary>What a Conan client sends and in which order, over HTTP: 2.x as it was recorded, 1.x as its source writes it.</summary>
/// <param name="remote">Where its remote begins; ends in a slash.</param>
/// <param name="login">null for none.</param>
public sealed class ConanReplay(Uri remote, DeployTokenLogin? login) : IDisposable
{
    /// <summary>Revision and package of everything that is uploaded.</summary>
    private const string Revision = "0123456789abcdef0123456789abcdef";
    private const string Package = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    private static readonly string[] s_recipeFiles = ["conanfile.py", "conanmanifest.txt"];
    private static readonly string[] s_packageFiles = ["conan_package.tgz", "conaninfo.txt", "conanmanifest.txt"];
    private readonly HttpClient _http = new() { BaseAddress = remote };

    /// <summary>Pings without a credential, gets a token for user and secret, and shows it.</summary>
    /// <param name="version"><c>v1</c> or <c>v2</c>.</param>
    /// <returns>The first status that is not 200, or 200.</returns>
    public async Task<HttpStatusCode> LogInAsync(string version)
    {
        using var ping = await _http.GetAsync(new Uri("v1/ping", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
        Assert.Contains("revisions", ping.Headers.GetValues("X-Conan-Server-Capabilities"));
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"{version}/users/authenticate");
        ask.Headers.Authorization = login is null ? null : Basic.Of(login.Username, login.Secret);
        using var answer = await _http.SendAsync(ask);
        if (answer.StatusCode != HttpStatusCode.OK)
            return answer.StatusCode;
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await answer.Content.ReadAsStringAsync());
        return await GetAsync($"{version}/users/check_credentials");
    }

    /// <summary>The token that the log-in gave; null before it.</summary>
    public string? Token => _http.DefaultRequestHeaders.Authorization?.Parameter;

    /// <summary>Conan 2 uploads recipe and package.</summary>
    /// <returns>The first status that stops it, or 201.</returns>
    public async Task<HttpStatusCode> UploadAsync(string reference)
    {
        var known = await GetAsync($"v2/conans/{reference}/revisions");
        if (known is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
            return known;
        var recipe = $"v2/conans/{reference}/revisions/{Revision}";
        return await PutAllAsync(
            [.. s_recipeFiles.Select(file => $"{recipe}/files/{file}"), .. s_packageFiles.Select(file => $"{recipe}/packages/{Package}/revisions/{Revision}/files/{file}")]);
    }

    /// <summary>Conan 2 downloads recipe and package.</summary>
    /// <returns>The first status that stops it, or 200.</returns>
    public async Task<HttpStatusCode> DownloadAsync(string reference)
    {
        var latest = await GetAsync($"v2/conans/{reference}/latest");
        if (latest != HttpStatusCode.OK)
            return latest;
        var recipe = $"v2/conans/{reference}/revisions/{Revision}";
        var package = $"{recipe}/packages/{Package}/revisions/{Revision}";
        return await GetAllAsync(
            [$"{recipe}/files", .. s_recipeFiles.Select(file => $"{recipe}/files/{file}"), $"{recipe}/packages/{Package}/latest",
             $"{package}/files", .. s_packageFiles.Select(file => $"{package}/files/{file}")]);
    }

    /// <summary>Conan 2 lists what the remote has.</summary>
    public Task<string> SearchAsync() => _http.GetStringAsync(new Uri("v2/conans/search?q=*", UriKind.Relative));

    /// <summary>Conan 2 removes a recipe with its packages.</summary>
    public async Task<HttpStatusCode> RemoveAsync(string reference)
    {
        using var answer = await _http.DeleteAsync(new Uri($"v2/conans/{reference}/revisions/{Revision}", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Conan 1 asks where the files of a recipe and a package go, and puts them there.</summary>
    /// <returns>The first status that stops it, or 201.</returns>
    public async Task<HttpStatusCode> UploadWithUrlsAsync(string reference)
    {
        foreach (var (folder, files) in Folders(reference))
        {
            using var answer = await _http.PostAsJsonAsync($"{folder}/upload_urls", files.ToDictionary(file => file, file => file.Length));
            if (answer.StatusCode != HttpStatusCode.OK)
                return answer.StatusCode;
            var put = await PutAllAsync(await ReadUrlsAsync(answer));
            if (put != HttpStatusCode.Created)
                return put;
        }

        return HttpStatusCode.Created;
    }

    /// <summary>Conan 1 asks where the files of a recipe and a package are, and gets them.</summary>
    /// <returns>The first status that stops it, or 200.</returns>
    public async Task<HttpStatusCode> DownloadWithUrlsAsync(string reference)
    {
        foreach (var (folder, _) in Folders(reference))
        {
            using var answer = await _http.GetAsync(new Uri($"{folder}/download_urls", UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK)
                return answer.StatusCode;
            var got = await GetAllAsync(await ReadUrlsAsync(answer));
            if (got != HttpStatusCode.OK)
                return got;
        }

        return HttpStatusCode.OK;
    }

    public void Dispose() => _http.Dispose();

    private static (string Folder, string[] Files)[] Folders(string reference) =>
        [($"v1/conans/{reference}", s_recipeFiles), ($"v1/conans/{reference}/packages/{Package}", s_packageFiles)];

    // The client follows them wherever they lead, its token with it, so they must lead back to the remote.
    private async Task<string[]> ReadUrlsAsync(HttpResponseMessage answer)
    {
        var urls = (await answer.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>())!.Values.Select(url => url.GetString()!).ToArray();
        Assert.All(urls, url => Assert.StartsWith(_http.BaseAddress!.ToString(), url, StringComparison.Ordinal));
        return urls;
    }

    private Task<HttpStatusCode> PutAllAsync(IEnumerable<string> addresses) =>
        EachAsync(addresses, address => _http.PutAsync(address, new StringContent("content")), HttpStatusCode.Created);

    private Task<HttpStatusCode> GetAllAsync(IEnumerable<string> addresses) => EachAsync(addresses, _http.GetAsync, HttpStatusCode.OK);

    private static async Task<HttpStatusCode> EachAsync(IEnumerable<string> addresses, Func<Uri, Task<HttpResponseMessage>> send, HttpStatusCode good)
    {
        foreach (var address in addresses)
        {
            using var answer = await send(new Uri(address, UriKind.RelativeOrAbsolute));
            if (!answer.IsSuccessStatusCode)
                return answer.StatusCode;
        }

        return good;
    }

    private async Task<HttpStatusCode> GetAsync(string address)
    {
        using var answer = await _http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return answer.StatusCode;
    }
}
