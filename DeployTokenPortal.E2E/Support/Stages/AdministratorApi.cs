using System.Text;
using System.Text.Json;
using DeployTokenPortal.E2E.Pages;

namespace DeployTokenPortal.E2E.Support.Stages;

/// <summary>The REST API in the hands of the administrator whom <see cref="Bootstrap"/> creates.</summary>
public sealed class AdministratorApi(PortalProcess portal) : IDisposable
{
    public const string Token = "glpat-e2e-administrator-token";

    private readonly HttpClient _http = new() { BaseAddress = new Uri(portal.Address, "/api/v4/"), DefaultRequestHeaders = { { "PRIVATE-TOKEN", Token } } };

    /// <summary>The portal's settings for a first start without a browser.</summary>
    public static IReadOnlyDictionary<string, string> Bootstrap { get; } = new Dictionary<string, string>
    {
        ["Portal__Bootstrap__AdminEmail"] = AccountPages.AdministratorEmail,
        ["Portal__Bootstrap__AdminPassword"] = AccountPages.AdministratorPassword,
        ["Portal__Bootstrap__AdminToken"] = Token,
    };

    /// <summary>Creates something and returns it as answered; anything but 201 fails the test.</summary>
    public async Task<JsonElement> CreateAsync(string path, string form)
    {
        using var body = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 201, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Creates a deploy token of a project.</summary>
    /// <param name="project">Full path.</param>
    /// <param name="scope">One.</param>
    public async Task<DeployTokenLogin> CreateTokenAsync(string project, string scope)
    {
        var made = await CreateAsync($"projects/{Uri.EscapeDataString(project)}/deploy_tokens", $"name=ci&scopes[]={scope}");
        return new DeployTokenLogin(project, made.GetProperty("id").GetInt64(), made.GetProperty("username").GetString()!, made.GetProperty("token").GetString()!);
    }

    public Task RevokeAsync(DeployTokenLogin token) => DeleteAsync($"projects/{Uri.EscapeDataString(token.Project)}/deploy_tokens/{token.Id}");

    public async Task DeleteAsync(string path)
    {
        using var response = await _http.DeleteAsync(new Uri(path, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
    }

    public Task<string> GetStringAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => _http.Dispose();
}
