using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

/// <summary>Contract §8, row by row.</summary>
public sealed class DependencyProxyTests : IAsyncLifetime
{
    private const string Forbidden = """403 {"message":"access forbidden","status":"error","http_status":403}""";
    private const string NotEnabled = """404 {"message":"dependency proxy not enabled","status":"error","http_status":404}""";
    private readonly TokenDoor _door = new();

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Theory]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, "library/alpine:pull")]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry, "library/alpine:pull,delete")]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadRegistry, Forbidden)]
    [InlineData(HolderKind.Group, DeployTokenScopes.WriteVirtualRegistry, Forbidden)]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteVirtualRegistry, Forbidden)]
    [InlineData(HolderKind.Project, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, Forbidden)]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry, "401")]
    public async Task Token_is_answered_by_holder_and_pair_of_scopes(HolderKind holder, DeployTokenScopes scopes, string expected)
    {
        await ConnectAsync(RegistryConnectionKind.Virtual);
        var token = await _door.TokenAsync(holder, holder == HolderKind.Group ? _door.Acme : _door.Svc, scopes, "ci");

        using var response = await AskAsync(("ci", token.Secret.Reveal()));

        if (response.IsSuccessStatusCode)
        {
            Assert.Equal(expected, Assert.Single(await TokenDoor.GrantsOfAsync(response)));
            Assert.Equal("dependency_proxy", (await TokenDoor.ClaimsOfAsync(response)).GetProperty("aud").GetString());
        }
        else
        {
            Assert.StartsWith(expected, await ApiDoor.TextAsync(response), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, "Read Allowed dependency proxy")]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadRegistry, "Delete MissingScope delete")]
    [InlineData(HolderKind.Project, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, "Delete OutOfReach delete")]
    [InlineData(HolderKind.Group, DeployTokenScopes.ReadPackageRegistry, "Delete OtherDoor delete")]
    public async Task Use_and_refusal_are_recorded_with_their_reason(HolderKind holder, DeployTokenScopes scopes, string expected)
    {
        await ConnectAsync(RegistryConnectionKind.Virtual);
        var token = await _door.TokenAsync(holder, holder == HolderKind.Group ? _door.Acme : _door.Svc, scopes, "ci");

        using var response = await AskAsync(("ci", token.Secret.Reveal()));

        var (use, tally) = Assert.Single(_door.Get<UsageRecorder>().Drain().Uses);
        Assert.Equal(expected + " library/alpine", $"{use.Action} {use.Outcome} {tally.Last.For} {tally.Last.Target}");
    }

    [Fact]
    public async Task Nobody_and_wrong_passwords_are_refused()
    {
        await ConnectAsync(RegistryConnectionKind.Virtual);

        using var nobody = await AskAsync(null);
        using var wrong = await AskAsync(("ci", "wrong"));

        Assert.Equal(Forbidden, await ApiDoor.TextAsync(nobody));
        Assert.StartsWith("401", await ApiDoor.TextAsync(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_cache_of_images_it_is_not_enabled()
    {
        await ConnectAsync(RegistryConnectionKind.Hosted);
        var token = await _door.TokenAsync(HolderKind.Group, _door.Acme, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, "ci");

        using var somebody = await AskAsync(("ci", token.Secret.Reveal()));
        using var nobody = await AskAsync(null);

        Assert.Equal((NotEnabled, NotEnabled), (await ApiDoor.TextAsync(somebody), await ApiDoor.TextAsync(nobody)));
    }

    private Task<HttpResponseMessage> AskAsync((string, string)? login) =>
        _door.Client.SendAsync(TokenDoor.Request(login, "service=dependency_proxy&scope=repository:library/alpine:pull,delete"));

    private async Task ConnectAsync(RegistryConnectionKind kind) => TestPortal.Succeeded(await _door.Get<RegistryConnectionService>().CreateAsync(
        _door.Root, RegistryConnectionInput.ForImages("https://cache.example") with { Kind = kind }, CancellationToken.None));
}
