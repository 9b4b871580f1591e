using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DeployTokenPortal.Tests.Support;

/// <summary>A browser without scripts: keeps cookies, reads pages, sends their forms. Follows no redirect by itself.</summary>
public sealed class PortalBrowser : IDisposable
{
    private readonly HttpClient _client;

    public PortalBrowser(PortalFactory portal)
    {
        _client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
        _client.DefaultRequestHeaders.Add("User-Agent", "test-browser");
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>The page at this address.</summary>
    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());

    /// <summary>Opens the page and sends its form with these values; hidden fields go along as they are.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        await PostAsync(path, HiddenOf((await ReadAsync(path)).QuerySelector("main form")!).Concat(fields));

    public Task<HttpResponseMessage> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        _client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Names and values that a form sends by itself, the antiforgery token among them.</summary>
    public static IEnumerable<(string Name, string Value)> HiddenOf(IElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (input.Name ?? "", input.Value));

    public void Dispose() => _client.Dispose();
}
