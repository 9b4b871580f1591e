using System.Net;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

/// <summary>People at the container door, with a personal access token.</summary>
public sealed class PersonalAccessTokenDoorTests : IAsyncLifetime
{
    private const PersonalAccessTokenScopes ReadWrite = PersonalAccessTokenScopes.ReadRegistry | PersonalAccessTokenScopes.WriteRegistry;
    private const string EverythingOnSvc = "repository:acme/platform/svc:pull,push,delete,*";

    private readonly TokenDoor _door = new();

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    // Contract §4.3: humans, for comparison.
    [Theory]
    [InlineData(AccessLevel.None, "")]
    [InlineData(AccessLevel.Guest, "")]
    [InlineData(AccessLevel.Reporter, "pull")]
    [InlineData(AccessLevel.Developer, "pull,push")]
    [InlineData(AccessLevel.Maintainer, "pull,push,delete,*")]
    [InlineData(AccessLevel.Owner, "pull,push,delete,*")]
    public async Task Member_is_granted_what_the_inherited_level_says(AccessLevel level, string granted)
    {
        var login = await LoginAsync(await MemberAsync("nadia", level), PersonalAccessTokenScopes.Api);

        var answer = await _door.AskAsync(login, EverythingOnSvc, "registry:catalog:*");

        Assert.Equal(granted.Length == 0 ? [] : [$"acme/platform/svc:{granted}"], await TokenDoor.GrantsOfAsync(answer));
    }

    [Theory]
    [InlineData(PersonalAccessTokenScopes.Api, "acme/platform/svc:pull,push,delete,* catalog:*")]
    [InlineData(PersonalAccessTokenScopes.ReadRegistry, "acme/platform/svc:pull catalog:*")]
    [InlineData(PersonalAccessTokenScopes.WriteRegistry, "acme/platform/svc:push")]
    [InlineData(ReadWrite, "acme/platform/svc:pull,push catalog:*")]
    public async Task Scopes_limit_even_an_administrator(PersonalAccessTokenScopes scopes, string granted)
    {
        var login = await LoginAsync(_door.Root, scopes);

        var answer = await _door.AskAsync(login, EverythingOnSvc, "registry:catalog:*");

        Assert.Equal(granted, string.Join(' ', await TokenDoor.GrantsOfAsync(answer)));
    }

    [Theory]
    [InlineData("registry:catalog:pull")]
    [InlineData("registry:catalog:*,*")]
    [InlineData("registry:other:*")]
    [InlineData("repository:catalog:*")]
    public async Task Catalogue_is_asked_for_in_one_form_only(string scope)
    {
        var login = await LoginAsync(_door.Root, PersonalAccessTokenScopes.Api);

        Assert.Empty(await TokenDoor.GrantsOfAsync(await _door.AskAsync(login, scope)));
    }

    [Fact]
    public async Task Token_without_container_ability_is_denied()
    {
        var login = await LoginAsync(_door.Root, PersonalAccessTokenScopes.ReadApi);

        var answer = await _door.AskAsync(login, "repository:acme/open:pull");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("nadia", HttpStatusCode.OK)]
    [InlineData("NADIA", HttpStatusCode.OK)]
    [InlineData("nadia@acme.example", HttpStatusCode.OK)]
    [InlineData("root", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task Name_beside_the_token_is_one_of_the_persons_own(string username, HttpStatusCode status)
    {
        var (_, secret) = await LoginAsync(await MemberAsync("nadia", AccessLevel.Reporter), ReadWrite);

        Assert.Equal(status, (await _door.AskAsync((username, secret))).StatusCode);
    }

    [Fact]
    public async Task Blocked_person_is_refused_at_the_next_request()
    {
        var nadia = await MemberAsync("nadia", AccessLevel.Reporter);
        var login = await LoginAsync(nadia, ReadWrite);
        Assert.Equal(HttpStatusCode.OK, (await _door.AskAsync(login)).StatusCode);

        await using var db = _door.Portal.CreateDbContext();
        await db.Users.Where(user => user.Id == nadia.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.BlockedAt, _door.Portal.Time.GetUtcNow()));
        _door.Get<AccessChanges>().OnPersonChanged(nadia.UserId!.Value);

        Assert.Equal(HttpStatusCode.Unauthorized, (await _door.AskAsync(login)).StatusCode);
    }

    [Fact]
    public async Task Removed_member_is_granted_nothing_at_the_next_request()
    {
        var nadia = await MemberAsync("nadia", AccessLevel.Developer);
        var login = await LoginAsync(nadia, ReadWrite);
        Assert.NotEmpty(await TokenDoor.GrantsOfAsync(await _door.AskAsync(login, EverythingOnSvc)));

        TestPortal.Succeeded(await _door.Get<MemberService>().RemoveAsync(_door.Root, ResourceKind.Group, _door.Acme.Id, nadia.UserId!.Value, CancellationToken.None));

        Assert.Empty(await TokenDoor.GrantsOfAsync(await _door.AskAsync(login, EverythingOnSvc)));
    }

    [Fact]
    public async Task Registry_token_never_outlives_the_personal_access_token()
    {
        var end = _door.Portal.Time.GetUtcNow().AddSeconds(90);
        var login = await LoginAsync(_door.Root, ReadWrite, end);

        var claims = await TokenDoor.ClaimsOfAsync(await _door.AskAsync(login));
        _door.Portal.Time.Advance(TimeSpan.FromSeconds(91));

        Assert.Equal(end.ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
        Assert.Equal("personal_access_token", claims.GetProperty("auth_type").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await _door.AskAsync(login)).StatusCode);
    }

    private async Task<Caller> MemberAsync(string username, AccessLevel level)
    {
        var person = await _door.AddPersonAsync(username);
        if (level != AccessLevel.None)
        {
            TestPortal.Succeeded(await _door.Get<MemberService>().SetAsync(
                _door.Root, ResourceKind.Group, _door.Acme.Id, person.UserId!.Value, new MemberInput(level, null), CancellationToken.None));
        }

        return person;
    }

    private async Task<(string Username, string Secret)> LoginAsync(Caller person, PersonalAccessTokenScopes scopes, DateTimeOffset? expiresAt = null)
    {
        var made = TestPortal.Succeeded(await _door.Get<PersonalAccessTokenService>().CreateAsync(
            person, new PersonalAccessTokenInput("laptop", scopes, expiresAt), CancellationToken.None));
        return (made.Username, made.Secret.Reveal());
    }
}
