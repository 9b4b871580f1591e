using System.Net;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.Tests.RegistryAuth.Gateway;

/// <summary>What reaches the upstream, and what comes back.</summary>
public sealed class ForwardingTests : IAsyncLifetime
{
    private readonly GatewayDoor _gateway = new();

    public async ValueTask InitializeAsync() => await _gateway.OpenAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Credential_of_the_client_stays_behind_and_the_connections_own_goes_along()
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic, "/files/{project_path}");
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.WritePackageRegistry);

        var answer = await _gateway.AnswerAsync(
            "GET", _gateway.Packages("generic") + $"/app/1.0/app.bin?private_token={secret}&x=1&access_token={secret}",
            ("Deploy-Token", secret), ("PRIVATE-TOKEN", secret), ("JOB-TOKEN", secret), ("Cookie", secret), ("X-NuGet-ApiKey", secret),
            ("X-Auth-User", "root"), ("X-Forwarded-User", "root"), ("X-HTTP-Method-Override", "DELETE"), ("Connection", "Upgrade"), ("Upgrade", "h2c"));

        var seen = Assert.Single(_gateway.Upstream.Seen);
        Assert.Equal("200 package", answer);
        Assert.Equal("GET /files/acme/platform/svc/app/1.0/app.bin?x=1", seen.ToString());
        Assert.Equal("Basic cG9ydGFsOnVwc3RyZWFtLXBhc3N3b3Jk", seen.Headers["Authorization"]);
        Assert.DoesNotContain(seen.Headers.Values, value => value.Contains(secret, StringComparison.Ordinal));
        Assert.Equal(("ci", "acme/platform/svc", "read"), (seen.Headers["X-Auth-User"], seen.Headers["X-Auth-Project"], seen.Headers["X-Auth-Action"]));
        Assert.DoesNotContain(seen.Headers.Keys, name => name.ToUpperInvariant() is "X-FORWARDED-USER" or "X-HTTP-METHOD-OVERRIDE" or "UPGRADE");
    }

    [Fact]
    public async Task Large_upload_passes_and_a_refused_one_never_reaches_the_upstream()
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic);
        var (write, read) = (await _gateway.SecretAsync("svc", DeployTokenScopes.WritePackageRegistry), await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry));
        var target = _gateway.Packages("generic") + "/app/1.0/app.bin";

        using var done = await _gateway.SendAsync("PUT", target, new ByteArrayContent(new byte[5_000_000]), ("Deploy-Token", write));
        using var refused = await _gateway.SendAsync("PUT", target, new ByteArrayContent(new byte[10]), ("Deploy-Token", read));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (done.StatusCode, refused.StatusCode));
        Assert.Equal(5_000_000, Assert.Single(_gateway.Upstream.Seen).BodyLength);
    }

    [Theory]
    [InlineData("/app/%2e%2e/%2e%2e/other/x")]
    [InlineData("/app/..%2fother/x")]
    [InlineData("/app//x")]
    [InlineData("/app\\x")]
    [InlineData("/app;x/y")]
    [InlineData("/app/%252e%252e/y")]
    [InlineData("/a%00b")]
    public async Task Hostile_path_is_refused_before_anybody_is_asked(string path)
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic);
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.WritePackageRegistry);

        using var response = await _gateway.SendAsync("GET", _gateway.Packages("generic") + path, ("Deploy-Token", secret));

        Assert.InRange((int)response.StatusCode, 400, 404);
        Assert.Empty(_gateway.Upstream.Seen);
    }

    [Fact]
    public async Task Page_out_of_a_package_runs_and_loads_nothing()
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic);
        _gateway.Upstream.Answer = async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.SetCookie = "portal-session=stolen";
            context.Response.Headers.AccessControlAllowOrigin = "*";
            await context.Response.WriteAsync("<script src=x.js></script>");
        };
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);

        using var response = await _gateway.SendAsync("GET", _gateway.Packages("generic") + "/app/1/x.html", ("Deploy-Token", secret));

        Assert.StartsWith("default-src 'none'; sandbox;", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain(response.Headers, header => header.Key is "Set-Cookie" or "Access-Control-Allow-Origin");
    }

    [Theory]
    [InlineData("/moved/here?x=1#y", 302, "https://portal.example/api/v4/projects/{svc}/packages/generic/moved/here?x=1#y")]
    [InlineData("http://203.0.113.7/blob", 302, "http://203.0.113.7/blob")]
    [InlineData("http://169.254.169.254/latest/meta-data", 502, null)]
    [InlineData("file:///etc/passwd", 502, null)]
    [InlineData("http://user@203.0.113.7/blob", 502, null)]
    public async Task Redirect_is_passed_on_only_to_where_the_connection_may_lead(string location, int status, string? expected)
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic, "", ResourceKind.Project, _gateway.Door.Svc.Id);
        _gateway.Upstream.Answer = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        };
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);

        using var response = await _gateway.SendAsync("GET", _gateway.Packages("generic") + "/app/1/x", ("Deploy-Token", secret));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected?.Replace("{svc}", $"{_gateway.Door.Svc.Id}", StringComparison.Ordinal), response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("generic", "/app/1/x", """502 {"message":"502 Bad Gateway - the upstream cannot be reached"}""")]
    [InlineData("npm", "/widget", """502 {"message":"502 Bad Gateway - the upstream cannot be reached","error":"the upstream cannot be reached"}""")]
    public async Task Upstream_that_is_down_is_said_in_the_formats_own_shape(string format, string path, string expected)
    {
        await _gateway.ConnectAsync(new RegistryConnectionInput { Format = RegistryFormatNames.Find(format)!.Value, UpstreamUrl = "http://127.0.0.1:1/{project_path}" });
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);

        Assert.Equal(expected, await _gateway.AnswerAsync("GET", _gateway.Packages(format) + path, ("Deploy-Token", secret)));
    }

    [Fact]
    public async Task Credential_that_the_upstream_refuses_is_not_the_clients_fault()
    {
        await _gateway.ConnectAsync(RegistryFormat.Maven);
        _gateway.Upstream.Answer = context =>
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"upstream\"";
            return Task.CompletedTask;
        };
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);

        using var response = await _gateway.SendAsync("GET", _gateway.Packages("maven") + "/g/a/1/a-1.jar", ("Deploy-Token", secret));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Empty(response.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Ranges_and_conditions_pass_through()
    {
        await _gateway.ConnectAsync(RegistryFormat.Generic);
        _gateway.Upstream.Answer = context => Results.File("0123456789"u8.ToArray(), "application/octet-stream", enableRangeProcessing: true, entityTag: new("\"v1\"")).ExecuteAsync(context);
        var secret = await _gateway.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry);
        var target = _gateway.Packages("generic") + "/app/1/x";

        var part = await _gateway.AnswerAsync("GET", target, ("Deploy-Token", secret), ("Range", "bytes=2-4"));
        var unchanged = await _gateway.AnswerAsync("GET", target, ("Deploy-Token", secret), ("If-None-Match", "\"v1\""));

        Assert.Equal(("206 234", "304"), (part, unchanged));
    }
}
