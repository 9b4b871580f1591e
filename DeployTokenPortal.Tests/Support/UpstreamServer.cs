using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DeployTokenPortal.Tests.Support;

/// <summary>One request as it came over the wire.</summary>
public sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, long BodyLength)
{
    /// <summary>The body as text, as far as its first 256 KiB.</summary>
    public string Body { get; init; } = "";

    /// <summary>Method and target, such as <c>GET /npm/widget</c>.</summary>
    public override string ToString() => $"{Method} {Target}";
}

/// <summary>A registry of nobody's format: it notes what it is asked and answers what the test says.</summary>
public sealed class UpstreamServer : IAsyncDisposable
{
    private const int KeptLength = 256 * 1024;

    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private WebApplication _app = null!;

    /// <summary>What it answers; 200 with a word by default.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("package");

    /// <summary>Gets each piece of a body as it arrives.</summary>
    public Action<byte[]> Observe { get; set; } = _ => { };

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    public static async Task<UpstreamServer> StartAsync()
    {
        var server = new UpstreamServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        server._app = builder.Build();
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var length = 0L;
        var chunk = new byte[64 * 1024];
        using var beginning = new MemoryStream();
        while (await context.Request.Body.ReadAsync(chunk) is > 0 and var count)
        {
            length += count;
            if (beginning.Length < KeptLength)
                beginning.Write(chunk, 0, count);
            Observe(chunk[..count]);
        }

        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _seen.Enqueue(new SeenRequest(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, headers, length) { Body = Encoding.UTF8.GetString(beginning.ToArray()) });
        await Answer(context);
    }
}
