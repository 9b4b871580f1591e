using System.Security.Cryptography;
using DeployTokenPortal.Hosting.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.Load.Bare;

/// <summary>
/// The portal's server with nothing in it: <c>/none</c> answers 204, <c>/body</c> a recorded answer, <c>/es256</c> and <c>/rs256</c> the same after one
/// signature over its body, by one key that all requests share. What the portal takes beyond these is its own.
/// </summary>
internal static class BareServer
{
    private const int RsaBits = 2048;

    public static async Task RunAsync(string url, BareAnswer answer)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(RsaBits);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(ServerLimits.Apply).UseUrls(url);
        await using var app = builder.Build();
        app.Run(context =>
        {
            switch (context.Request.Path.Value)
            {
                case "/none":
                    context.Response.StatusCode = StatusCodes.Status204NoContent;
                    return Task.CompletedTask;
                case "/body":
                    return WriteAsync(context, answer);
                case "/es256":
                    Sign(ecdsa, answer.Body);
                    return WriteAsync(context, answer);
                case "/rs256":
                    Sign(rsa, answer.Body);
                    return WriteAsync(context, answer);
                default:
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
            }
        });
        await app.RunAsync();
    }

    private static Task WriteAsync(HttpContext context, BareAnswer answer)
    {
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        context.Response.ContentLength = answer.Body.Length;
        return context.Response.Body.WriteAsync(answer.Body, 0, answer.Body.Length, context.RequestAborted);
    }

    private static void Sign(ECDsa key, byte[] body)
    {
        Span<byte> signature = stackalloc byte[64]; // RFC 7518 §3.4: R and S of 32 bytes each.
        if (!key.TrySignData(body, signature, HashAlgorithmName.SHA256, out _))
            throw new CryptographicException("The signature is longer than ES256 has it.");
    }

    private static void Sign(RSA key, byte[] body)
    {
        Span<byte> signature = stackalloc byte[RsaBits / 8];
        if (!key.TrySignData(body, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, out _))
            throw new CryptographicException("The signature is longer than RS256 has it.");
    }
}
