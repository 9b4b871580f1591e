using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The portal with a small tree, and the container door as a registry client sees it.</summary>
public sealed class TokenDoor(params IReadOnlyList<(string Key, string Value)> settings) : IAsyncDisposable
{
    private HttpClient? _client;
    private PortalFactory? _portal;

    /// <summary>Whether it is reached over the network instead of in memory.</summary>
    public bool IsListening { get; init; }

    /// <summary>Changes services for this test.</summary>
    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    public PortalFactory Portal => _portal ??= new(settings) { IsListening = IsListening, Configure = Configure };

    public HttpClient Client => _client ??= Portal.CreatePlainClient();

    /// <summary>An administrator, who also owns <c>acme</c>.</summary>
    public Caller Root { get; private set; } = Caller.System;

    public HolderRef Acme { get; private set; } = new(0, "");

    /// <summary><c>acme/platform/svc</c>, private.</summary>
    public HolderRef Svc { get; private set; } = new(0, "");

    /// <summary><c>acme/open</c>, public.</summary>
    public HolderRef Open { get; private set; } = new(0, "");

    /// <summary><c>other/app</c>, private, out of acme's reach.</summary>
    public HolderRef Foreign { get; private set; } = new(0, "");

    public T Get<T>()
        where T : notnull => Portal.Services.GetRequiredService<T>();

    public async Task<TokenDoor> OpenAsync()
    {
        _ = Client;
        Root = await AddPersonAsync("root", isAdministrator: true);
        Acme = await GroupAsync("acme", null);
        var platform = await GroupAsync("platform", Acme);
        Svc = await ProjectAsync("svc", platform, Visibility.Private);
        Open = await ProjectAsync("open", Acme, Visibility.Public);
        Foreign = await ProjectAsync("app", await GroupAsync("other", null), Visibility.Private);
        return this;
    }

    public async Task<Caller> AddPersonAsync(string username, bool isAdministrator = false)
    {
        await using var db = Portal.CreateDbContext();
        var user = new PortalUser { UserName = username, Email = $"{username}@acme.example", Name = username, IsAdministrator = isAdministrator };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return new Caller(user.Id, Doors.Web, null, null);
    }

    public async Task<HolderRef> GroupAsync(string path, HolderRef? parent) => TestPortal.Succeeded(
        await Get<GroupService>().CreateAsync(Root, parent?.Id, new HolderInput(path, path, "", Visibility.Private), CancellationToken.None));

    public async Task<HolderRef> ProjectAsync(string path, HolderRef group, Visibility visibility) => TestPortal.Succeeded(
        await Get<ProjectService>().CreateAsync(Root, group.Id, new HolderInput(path, path, "", visibility), CancellationToken.None));

    public async Task<DeployTokenReveal> TokenAsync(
        HolderKind holder, HolderRef of, DeployTokenScopes scopes, string? username = null, DateTimeOffset? expiresAt = null) => TestPortal.Succeeded(
        await Get<DeployTokenService>().CreateAsync(Root, holder, of.Id, new DeployTokenInput("ci", username, scopes, expiresAt), CancellationToken.None));

    /// <summary>Asks as docker does.</summary>
    /// <param name="login">Username and secret, or null for anonymous.</param>
    /// <param name="scopes">Values of <c>scope</c>, each as one parameter.</param>
    public async Task<HttpResponseMessage> AskAsync((string Username, string Secret)? login, params IEnumerable<string> scopes) =>
        await Client.SendAsync(Request(login, scopes.Aggregate("service=container_registry", (query, scope) => $"{query}&scope={Uri.EscapeDataString(scope)}")));

    public static HttpRequestMessage Request((string Username, string Secret)? login, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/jwt/auth?{query}");
        if (login is { } pair)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{pair.Username}:{pair.Secret}")));
        return request;
    }

    /// <summary>What a 200 grants, as <c>name:actions</c> in order; the signature is checked elsewhere.</summary>
    public static async Task<IReadOnlyList<string>> GrantsOfAsync(HttpResponseMessage response)
    {
        var claims = await ClaimsOfAsync(response);
        return [.. claims.GetProperty("access").EnumerateArray().Select(entry =>
            $"{entry.GetProperty("name").GetString()}:{string.Join(',', entry.GetProperty("actions").EnumerateArray().Select(action => action.GetString()))}")];
    }

    public static async Task<JsonElement> ClaimsOfAsync(HttpResponseMessage response)
    {
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var jwt = body.RootElement.GetProperty("token").GetString()!;
        using var claims = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(jwt.Split('.')[1]));
        return claims.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await Portal.DisposeAsync();
    }
}
