using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Observability;

public sealed class DeployTokenMetricsTests : IAsyncLifetime
{
    private readonly ApiDoor _api = new();

    private TokenDoor Door => _api.Door;

    public async ValueTask InitializeAsync() => await _api.OpenAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Token_created_anywhere_counts_once_for_each_of_its_scopes()
    {
        await Door.TokenAsync(HolderKind.Group, Door.Acme, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry);

        await _api.AnswerAsync("POST", $"/projects/{Door.Svc.Id}/deploy_tokens", _api.Root, """{"name":"ci","scopes":["read_registry"]}""");
        await _api.AnswerAsync("POST", $"/projects/{Door.Svc.Id}/deploy_tokens", _api.Root, """{"name":"","scopes":["read_registry"]}""");

        Assert.Equal(["read_registry group 1", "read_registry project 1", "write_registry group 1"], await CountedAsync("created"));
    }

    [Fact]
    public async Task Token_revoked_twice_counts_once()
    {
        var token = await Door.TokenAsync(HolderKind.Project, Door.Svc, DeployTokenScopes.ReadRepository);

        for (var time = 0; time < 2; time++)
            TestPortal.Succeeded(await Door.Get<DeployTokenService>().RevokeAsync(Door.Root, HolderKind.Project, Door.Svc.Id, token.Token.Id, CancellationToken.None));

        Assert.Equal(["read_repository project 1"], await CountedAsync("revoked"));
        Assert.Empty(await CountedAsync("deleted"));
    }

    [Fact]
    public async Task Token_deleted_over_REST_counts_once()
    {
        var token = await Door.TokenAsync(HolderKind.Project, Door.Svc, DeployTokenScopes.ReadPackageRegistry);

        for (var time = 0; time < 2; time++)
            await _api.AnswerAsync("DELETE", $"/projects/{Door.Svc.Id}/deploy_tokens/{token.Token.Id}", _api.Root);

        Assert.Equal(["read_package_registry project 1"], await CountedAsync("deleted"));
    }

    [Fact]
    public async Task Tokens_that_go_with_their_holder_count_as_deleted()
    {
        await Door.TokenAsync(HolderKind.Group, Door.Acme, DeployTokenScopes.ReadRegistry);
        await Door.TokenAsync(HolderKind.Project, Door.Open, DeployTokenScopes.WriteRegistry);
        await Door.TokenAsync(HolderKind.Project, Door.Svc, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry);
        await Door.TokenAsync(HolderKind.Project, Door.Foreign, DeployTokenScopes.ReadRegistry);

        TestPortal.Succeeded(await Door.Get<ProjectService>().DeleteAsync(Door.Root, Door.Open.Id, CancellationToken.None));
        TestPortal.Succeeded(await Door.Get<GroupService>().DeleteAsync(Door.Root, Door.Acme.Id, CancellationToken.None));

        Assert.Equal(["read_registry group 1", "read_registry project 1", "write_registry project 2"], await CountedAsync("deleted"));
    }

    private async Task<IReadOnlyList<string>> CountedAsync(string what) =>
        (await MetricsPage.ReadAsync(Door.Client)).Counted($"deploy_tokens_{what}_total", "scope", "holder");
}
