using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

public sealed class PublicKeyEndpointsTests
{
    [Theory]
    [InlineData("ES256")]
    [InlineData("RS256")]
    public async Task Published_keys_verify_what_is_signed(string algorithm)
    {
        await using var door = await new TokenDoor(("Portal:Registry:Algorithm", algorithm)).OpenAsync();
        var token = await door.TokenAsync(HolderKind.Project, door.Svc, DeployTokenScopes.ReadRegistry);
        using var answer = await door.AskAsync((token.Token.Username, token.Secret.Reveal()));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        var keys = new JsonWebKeySet(await door.Client.GetStringAsync("/.well-known/jwks.json"));
        var verified = await new JsonWebTokenHandler().ValidateTokenAsync(body.RootElement.GetProperty("token").GetString(), new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidIssuer = "deploy-token-portal",
            ValidAudience = "container_registry",
            ValidAlgorithms = [algorithm],
            ValidateLifetime = false,
        });

        Assert.True(verified.IsValid, verified.Exception?.Message);
        var jwt = Assert.IsType<JsonWebToken>(verified.SecurityToken);
        var bundle = new X509Certificate2Collection();
        bundle.ImportFromPem(await door.Client.GetStringAsync("/jwt/certs.pem"));
        Assert.Contains(bundle, certificate => certificate.RawData.SequenceEqual(Convert.FromBase64String(jwt.GetHeaderValue<string[]>("x5c")[0])));
    }

    [Theory]
    [InlineData("/jwt/certs.pem", "application/x-pem-file", "attachment; filename=portal-certs.pem; filename*=UTF-8''portal-certs.pem")]
    [InlineData("/.well-known/jwks.json", "application/jwk-set+json", null)]
    public async Task Keys_are_public_and_cached_for_minutes(string path, string type, string? disposition)
    {
        await using var door = await new TokenDoor().OpenAsync();

        using var answer = await door.Client.GetAsync(path);

        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(disposition, answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl?.ToString());
        Assert.DoesNotContain("PRIVATE", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
