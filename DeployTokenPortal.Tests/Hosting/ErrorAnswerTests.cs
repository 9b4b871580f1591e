using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class ErrorAnswerTests
{
    [Theory]
    [InlineData(FaultyEndpoints.Path, "text/html", "text/html")]
    [InlineData(FaultyEndpoints.Path, "*/*", "application/problem+json")]
    [InlineData("/api/v4/test-failure", "text/html", "application/json")]
    [InlineData("/jwt/test-failure", "*/*", "application/json")]
    public async Task Failure_tells_a_trace_id_and_nothing_else(string path, string accept, string type)
    {
        var (status, contentType, body) = await AskAsync(HttpMethod.Get, path, accept);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal(type, contentType);
        Assert.Matches("[0-9a-f]{32}", body);
        Assert.DoesNotContain("hunter2", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("FaultyEndpoints", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/auth/test-failure", HttpStatusCode.InternalServerError)]
    [InlineData("/auth/unknown", HttpStatusCode.NotFound)]
    public async Task Forward_auth_gets_a_status_and_no_body(string path, HttpStatusCode expected)
    {
        var (status, _, body) = await AskAsync(HttpMethod.Get, path, "text/html");

        Assert.Equal(expected, status);
        Assert.Empty(body);
    }

    public static TheoryData<Exception> Outages() =>
    [
        new SqliteException("disk I/O error in /var/lib/portal", 10),
        new DbUpdateException("saving", new SqliteException("database is locked", 5)),
        new InvalidOperationException("transient", new NpgsqlException("db.internal:5432", new SocketException(111))),
    ];

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task Database_that_is_away_is_unavailable_not_an_error(Exception outage)
    {
        var endpoints = new FaultyEndpoints { Failure = () => outage };
        await using var portal = new PortalFactory { Configure = services => services.AddSingleton<IStartupFilter>(endpoints) };

        using var answer = await portal.CreatePlainClient().GetAsync("/jwt/test-failure", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Request_that_is_too_large_is_the_callers_fault()
    {
        var (status, _, body) = await AskAsync(HttpMethod.Get, "/api/v4/test-failure", "*/*", () => new BadHttpRequestException("limit of /x", 413));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("""{"message":"413 Payload Too Large"}""", body);
    }

    [Theory]
    [InlineData("/api/v4/unknown", "application/json", """{"error":"404 Not Found"}""")]
    [InlineData("/v2/", "application/json", """{"errors":[{"code":"NAME_UNKNOWN","message":"Not Found"}]}""")]
    [InlineData("/.well-known/unknown", "application/problem+json", """{"title":"Not Found","status":404}""")]
    public async Task Unknown_address_answers_machines_in_their_own_shape(string path, string type, string expected)
    {
        var (status, contentType, body) = await AskAsync(HttpMethod.Get, path, "*/*");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(type, contentType);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(body).RootElement), body);
    }

    [Fact]
    public async Task Unknown_address_shows_a_browser_the_portals_page()
    {
        var (status, contentType, body) = await AskAsync(HttpMethod.Get, "/.well-known/unknown", "text/html,application/xhtml+xml");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("text/html", contentType);
        Assert.Contains("<h1", body, StringComparison.Ordinal);
        Assert.Contains("Page not found", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_method_shows_a_browser_a_page()
    {
        var (status, _, body) = await AskAsync(HttpMethod.Delete, "/theme.css", "text/html");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        Assert.Contains("does not answer that kind of request", body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string? Type, string Body)> AskAsync(HttpMethod method, string path, string accept, Func<Exception>? failure = null)
    {
        var endpoints = failure is null ? new FaultyEndpoints() : new FaultyEndpoints { Failure = failure };
        await using var portal = new PortalFactory { Configure = services => services.AddSingleton<IStartupFilter>(endpoints) };
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Accept", accept } } };
        using var answer = await portal.CreatePlainClient().SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
