using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using DeployTokenPortal.Security.Signing;
using DeployTokenPortal.Security.Signing.Keys;
using DeployTokenPortal.Tests.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DeployTokenPortal.Tests.Security.Signing;

public sealed class RegistryTokenSignerTests
{
    private static readonly Guid s_id = new("0b9cd6a4-6f6c-4b5c-9a53-0c6f5c1f3a11");

    [Fact]
    public async Task Header_names_algorithm_key_and_certificate()
    {
        using var signing = await SigningFixture.StartAsync();
        var key = signing.CurrentKey.Record;

        var header = Part(Sign(signing), 0);

        Assert.Equal(
            ["alg:ES256", "kid:" + key.KeyId, "typ:JWT", "x5c:[\"" + Convert.ToBase64String(key.Certificate.Span) + "\"]"],
            header.EnumerateObject().Select(member => $"{member.Name}:{member.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Payload_of_a_deploy_token_is_written_exactly()
    {
        using var signing = await SigningFixture.StartAsync();
        var access = new RegistryAccess("repository", "acme/platform/svc/web", ["push", "pull"], new("acme/platform/svc", 7, 3));

        var payload = PartText(Sign(signing, claims => claims with { Access = [access] }), 1);

        Assert.Equal(
            """
            {"iss":"deploy-token-portal","sub":"gitlab+deploy-token-1","aud":"container_registry","iat":1930132800,"nbf":1930132795,"exp":1930133100,
            "jti":"0b9cd6a4-6f6c-4b5c-9a53-0c6f5c1f3a11","auth_type":"deploy_token",
            "access":[{"type":"repository","name":"acme/platform/svc/web","actions":["push","pull"],
            "meta":{"project_path":"acme/platform/svc","project_id":7,"root_namespace_id":3}}],"user":null}
            """.ReplaceLineEndings(""),
            payload);
    }

    [Fact]
    public async Task Anonymous_token_has_no_subject_and_an_empty_access_list()
    {
        using var signing = await SigningFixture.StartAsync();

        var payload = Part(Sign(signing, claims => claims with { Subject = null, AuthType = "none" }), 1);

        Assert.False(payload.TryGetProperty("sub", out _));
        Assert.Equal("[]", payload.GetProperty("access").GetRawText());
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("user").ValueKind);
    }

    [Fact]
    public async Task Times_with_fractions_become_whole_seconds_and_never_later_ones()
    {
        using var signing = await SigningFixture.StartAsync();
        var expires = signing.Now.AddSeconds(61.9);

        var payload = Part(Sign(signing, claims => claims with { IssuedAt = signing.Now.AddMilliseconds(900), ExpiresAt = expires }), 1);

        Assert.Equal("1930132800", payload.GetProperty("iat").GetRawText());
        Assert.Equal("1930132795", payload.GetProperty("nbf").GetRawText());
        Assert.Equal("1930132861", payload.GetProperty("exp").GetRawText());
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.RS256)]
    public async Task Token_is_accepted_by_a_library_that_knows_only_the_key_set(SigningAlgorithm algorithm)
    {
        using var signing = await SigningFixture.StartAsync(algorithm);
        var jwks = new JsonWebKeySet(Encoding.UTF8.GetString(PublicKeySet.WriteJwks(signing.Ring.ListPublished(signing.Now))));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(Sign(signing), new TokenValidationParameters
        {
            ValidIssuer = "deploy-token-portal",
            ValidAudience = "container_registry",
            ValidAlgorithms = [algorithm.ToString()],
            IssuerSigningKeys = jwks.GetSigningKeys(),
            LifetimeValidator = (notBefore, expires, _, _) => notBefore < signing.Now && signing.Now < expires,
        });

        Assert.True(result.IsValid, result.Exception?.Message);
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.RS256)]
    public async Task Signature_is_good_for_the_certificate_in_the_header(SigningAlgorithm algorithm)
    {
        using var signing = await SigningFixture.StartAsync(algorithm);

        var token = Sign(signing);

        using var certificate = X509CertificateLoader.LoadCertificate(Part(token, 0).GetProperty("x5c")[0].GetBytesFromBase64());
        Assert.True(IsSignedBy(certificate, token));
        Assert.False(IsSignedBy(certificate, token.Replace(".ey", ".eY", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Ecdsa_signature_is_raw_64_bytes()
    {
        using var signing = await SigningFixture.StartAsync();

        for (var round = 0; round < 50; round++)
        {
            Assert.Equal(64, Base64UrlEncoder.DecodeBytes(Sign(signing).Split('.')[2]).Length);
        }
    }

    [Fact]
    public async Task User_is_a_token_of_the_same_key_that_no_registry_takes_for_its_own()
    {
        using var signing = await SigningFixture.StartAsync();

        var user = UserOf(Sign(signing, OfDeployToken));

        Assert.Equal(
            """{"iat":1930132800,"nbf":1930132795,"exp":1930133160,"user_info":{"token_type":"deploy_token","username":"gitlab+deploy-token-1","deploy_token_id":1}}""",
            PartText(user, 1));
        Assert.Equal(["alg:ES256", "kid:" + signing.CurrentKey.Record.KeyId, "typ:JWT"],
            Part(user, 0).EnumerateObject().Select(member => $"{member.Name}:{member.Value}").Order(StringComparer.Ordinal));
        using var certificate = X509CertificateLoader.LoadCertificate(signing.CurrentKey.Record.Certificate.Span);
        Assert.True(IsSignedBy(certificate, user));
    }

    [Fact]
    public async Task User_who_comes_again_is_signed_once_a_minute_and_never_ends_before_its_registry_token()
    {
        using var signing = await SigningFixture.StartAsync();
        Sign(signing, OfDeployToken);

        var first = UserOf(Sign(signing, OfDeployToken));
        signing.Clock.Advance(TimeSpan.FromMinutes(1));
        var within = UserOf(Sign(signing, OfDeployToken));
        signing.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = UserOf(Sign(signing, OfDeployToken));

        Assert.Equal(first, within);
        Assert.NotEqual(first, after);
        Assert.Equal("1930133221", Part(after, 1).GetProperty("exp").GetRawText());
    }

    [Fact]
    public async Task User_is_signed_anew_for_another_caller_another_key_and_a_clock_set_back()
    {
        using var signing = await SigningFixture.StartAsync();
        Sign(signing, OfDeployToken);
        var first = UserOf(Sign(signing, claims => OfDeployToken(claims) with { IssuedAt = signing.Now.AddSeconds(1) }));

        var other = UserOf(Sign(signing, claims => claims with { User = new("deploy_token", "gitlab+deploy-token-1", DeployTokenId: 2) }));
        var earlier = UserOf(Sign(signing, OfDeployToken));
        signing.Clock.Advance(TimeSpan.FromSeconds(1));
        await signing.MaintainAsync(RotationRequest.AtOnce);
        var underNextKey = UserOf(Sign(signing, OfDeployToken));

        Assert.Equal(4, new[] { first, other, earlier, underNextKey }.Distinct().Count());
        Assert.Equal(signing.CurrentKey.Record.KeyId, Part(underNextKey, 0).GetProperty("kid").GetString());
    }

    [Fact]
    public async Task User_does_not_outlive_the_credential()
    {
        using var signing = await SigningFixture.StartAsync();
        var end = signing.Now.AddSeconds(20);

        var user = UserOf(Sign(signing, claims => OfDeployToken(claims) with { ExpiresAt = end, CredentialEndsAt = end }));

        Assert.Equal(end.ToUnixTimeSeconds(), Part(user, 1).GetProperty("exp").GetInt64());
    }

    [Fact]
    public async Task Hostile_names_stay_inside_their_texts()
    {
        using var signing = await SigningFixture.StartAsync();
        const string Name = "a\"},{\"type\":\"registry\u0000\n\u2028é🔑";

        var payload = Part(Sign(signing, claims => claims with { Subject = Name, Access = [new(Name, Name, [Name])] }), 1);

        Assert.Equal(Name, payload.GetProperty("sub").GetString());
        var access = Assert.Single(payload.GetProperty("access").EnumerateArray());
        Assert.Equal(Name, access.GetProperty("name").GetString());
        Assert.Equal(Name, access.GetProperty("actions")[0].GetString());
    }

    [Theory]
    [InlineData(SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.RS256)]
    public async Task Many_requests_sign_with_one_key_at_a_time(SigningAlgorithm algorithm)
    {
        using var signing = await SigningFixture.StartAsync(algorithm);
        var tokens = new string[400];

        Parallel.For(0, tokens.Length, index => tokens[index] = Sign(signing));

        using var certificate = X509CertificateLoader.LoadCertificate(signing.CurrentKey.Record.Certificate.Span);
        Assert.All(tokens, token => Assert.True(IsSignedBy(certificate, token)));
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        using var signing = new SigningFixture();

        Assert.Null(signing.Signer.TrySign(Claims(signing)));
    }

    private static RegistryTokenClaims Claims(SigningFixture signing) => new()
    {
        Issuer = "deploy-token-portal",
        Audience = "container_registry",
        Subject = "gitlab+deploy-token-1",
        IssuedAt = signing.Now,
        ExpiresAt = signing.Now.AddMinutes(5),
        Id = s_id,
        AuthType = "deploy_token",
        Access = [],
    };

    private static string Sign(SigningFixture signing, Func<RegistryTokenClaims, RegistryTokenClaims>? change = null) =>
        Encoding.ASCII.GetString(signing.Signer.TrySign((change ?? (claims => claims))(Claims(signing))) ?? throw new InvalidOperationException("No key signs."));

    private static RegistryTokenClaims OfDeployToken(RegistryTokenClaims claims) => claims with { User = new("deploy_token", "gitlab+deploy-token-1", DeployTokenId: 1) };

    private static string UserOf(string token) => Part(token, 1).GetProperty("user").GetString()!;

    private static string PartText(string token, int index) => Base64UrlEncoder.Decode(token.Split('.')[index]);

    private static JsonElement Part(string token, int index) => JsonDocument.Parse(PartText(token, index)).RootElement;

    // By hand (RFC 7515 §5.2), so that signer and check share no code.
    private static bool IsSignedBy(X509Certificate2 certificate, string token)
    {
        var parts = token.Split('.');
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        var signature = Base64UrlEncoder.DecodeBytes(parts[2]);
        using var ecdsa = certificate.GetECDsaPublicKey();
        using var rsa = certificate.GetRSAPublicKey();
        return ecdsa?.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ?? rsa!.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
