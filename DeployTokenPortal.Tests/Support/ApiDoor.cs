using System.Net.Http.Headers;
using System.Text;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Support;

/// <summary>The portal with a small tree, and the REST API as a client sees it.</summary>
public sealed class ApiDoor(params IReadOnlyList<(string Key, string Value)> settings) : IAsyncDisposable
{
    /// <summary>The base of every address in an answer.</summary>
    public const string PublicUrl = "https://portal.example";

    /// <summary>The tree: acme, acme/platform/svc, acme/open (public), other/app.</summary>
    public TokenDoor Door { get; } = new([.. settings, ("Portal:PublicUrl", PublicUrl)]) { IsListening = true };

    /// <summary>A personal access token of the administrator, scope <c>api</c>.</summary>
    public string Root { get; private set; } = "";

    public async Task<ApiDoor> OpenAsync()
    {
        await Door.OpenAsync();
        Root = await TokenOfAsync(Door.Root);
        return this;
    }

    /// <summary>A personal access token.</summary>
    public async Task<string> TokenOfAsync(Caller person, PersonalAccessTokenScopes scopes = PersonalAccessTokenScopes.Api, DateTimeOffset? expiresAt = null) =>
        TestPortal.Succeeded(await Door.Get<PersonalAccessTokenService>().CreateAsync(person, new PersonalAccessTokenInput("test", scopes, expiresAt), CancellationToken.None))
            .Secret.Reveal();

    /// <summary>A person with a level somewhere, and the person's personal access token; without a level somebody who is no member.</summary>
    public async Task<string> MemberAsync(string username, AccessLevel level, ResourceKind kind, HolderRef holder)
    {
        var person = await Door.AddPersonAsync(username);
        if (level != AccessLevel.None)
        {
            TestPortal.Succeeded(await Door.Get<MemberService>().SetAsync(
                Door.Root, kind, holder.Id, person.UserId!.Value, new MemberInput(level, null), CancellationToken.None));
        }

        return await TokenOfAsync(person);
    }

    /// <summary>Sends a request below <c>/api/v4</c>.</summary>
    /// <param name="method">GET and so on.</param>
    /// <param name="path">Such as <c>/projects/1/deploy_tokens</c>, as it shall be on the wire.</param>
    /// <param name="token">Personal access token, or null for none.</param>
    /// <param name="json">A body of JSON, or null for none.</param>
    public Task<HttpResponseMessage> SendAsync(string method, string path, string? token, string? json = null) =>
        SendAsync(method, path, token, json is null ? null : new StringContent(json, new MediaTypeHeaderValue("application/json")));

    public async Task<HttpResponseMessage> SendAsync(string method, string path, string? token, HttpContent? content)
    {
        var address = Door.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + "/api/v4" + path;
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = content;
        if (token is not null)
            request.Headers.TryAddWithoutValidation("PRIVATE-TOKEN", token);
        return await Door.Client.SendAsync(request);
    }

    /// <summary>Status and whole body in one text, such as <c>403 {"message":"403 Forbidden"}</c>.</summary>
    public async Task<string> AnswerAsync(string method, string path, string? token, string? json = null)
    {
        using var response = await SendAsync(method, path, token, json);
        return await TextAsync(response);
    }

    public static async Task<string> TextAsync(HttpResponseMessage response) =>
        $"{(int)response.StatusCode} {Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync())}".TrimEnd();

    public ValueTask DisposeAsync() => Door.DisposeAsync();
}
