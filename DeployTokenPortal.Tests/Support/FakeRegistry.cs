using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DeployTokenPortal.Tests.Support;

/// <summary>A container registry on a free port that wants a token and trusts, or does not trust, the one it gets.</summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeRegistry(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public string Realm { get; set; } = "https://tokens.acme.example/jwt/auth";

    public string Service { get; set; } = "container_registry";

    public bool TrustsTokens { get; set; } = true;

    /// <summary>What the <c>Date</c> header says.</summary>
    public DateTimeOffset Clock { get; set; }

    /// <summary>Takes the place of the registry's answer.</summary>
    public Action<HttpContext>? Instead { get; set; }

    /// <summary>Every <c>Authorization</c> header that was sent.</summary>
    public List<string> Presented { get; } = [];

    public static async Task<FakeRegistry> StartAsync(DateTimeOffset clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var registry = new FakeRegistry(builder.Build()) { Clock = clock };
        registry._app.Run(registry.AnswerAsync);
        await registry._app.StartAsync();
        return registry;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.Date = Clock.ToString("R", CultureInfo.InvariantCulture);
        if (Instead is { } instead)
        {
            instead(context);
            return Task.CompletedTask;
        }

        var presented = context.Request.Headers.Authorization.ToString();
        if (presented.Length > 0)
            Presented.Add(presented);
        if (context.Request.Path != "/v2/" || !presented.StartsWith("Bearer ", StringComparison.Ordinal) || !TrustsTokens)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{Realm}\",service=\"{Service}\"";
        }

        return Task.CompletedTask;
    }
}
