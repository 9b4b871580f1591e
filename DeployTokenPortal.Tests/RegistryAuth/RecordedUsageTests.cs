using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth;

/// <summary>What both doors leave behind in the record.</summary>
public sealed class RecordedUsageTests : IAsyncLifetime
{
    private const DeployTokenScopes PullAndPush = DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry;
    private const string Svc = "format=npm&project=acme/platform/svc";
    private readonly ForwardDoor _door = new();

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Theory]
    [InlineData(PullAndPush, "repository:acme/platform/svc:pull,push", "Write Allowed push acme/platform/svc")]
    [InlineData(PullAndPush, "repository:acme/platform/svc/web:pull", "Read Allowed pull acme/platform/svc/web")]
    [InlineData(PullAndPush, "", "Login Allowed login ")]
    [InlineData(PullAndPush, "repository:acme/platform/svc:delete", "Delete NeverAllowed delete acme/platform/svc")]
    [InlineData(PullAndPush, "repository:other/app:push", "Write OutOfReach push other/app")]
    [InlineData(PullAndPush, "repository:nobody/has/this:push", "Write OutOfReach push nobody/has/this")]
    [InlineData(DeployTokenScopes.ReadRegistry, "repository:acme/platform/svc:pull,push", "Read Allowed pull acme/platform/svc; Write MissingScope push acme/platform/svc")]
    [InlineData(DeployTokenScopes.ReadRepository, "repository:acme/platform/svc:pull", "Read OtherDoor pull acme/platform/svc")]
    [InlineData(DeployTokenScopes.ReadPackageRegistry, "repository:acme/platform/svc:pull", "Read OtherDoor pull acme/platform/svc")]
    public async Task Container_door_notes_what_was_asked_and_how_it_ended(DeployTokenScopes scopes, string asked, string expected)
    {
        var token = await _door.Door.TokenAsync(HolderKind.Project, _door.Door.Svc, scopes);

        using var answer = await _door.Door.AskAsync((token.Token.Username, token.Secret.Reveal()), asked.Length == 0 ? [] : [asked]);

        Assert.Equal(expected, Noted(UsageDoor.ContainerToken));
    }

    [Theory]
    [InlineData("revoked", "Read Revoked pull acme/platform/svc")]
    [InlineData("expired", "Read Expired pull acme/platform/svc")]
    [InlineData("misnamed", "Read WrongUsername pull acme/platform/svc as somebody")]
    [InlineData("pasted", "Read WrongUsername pull acme/platform/svc as (too long to show)")]
    public async Task Valid_secret_that_is_refused_is_noted_with_its_reason(string fault, string expected)
    {
        var end = _door.Door.Portal.Time.GetUtcNow().AddMinutes(1);
        var token = await _door.Door.TokenAsync(HolderKind.Project, _door.Door.Svc, PullAndPush, expiresAt: end);
        var username = fault switch { "misnamed" => "somebody", "pasted" => token.Secret.Reveal(), _ => token.Token.Username };
        if (fault == "revoked")
            await _door.Door.Get<DeployTokenService>().RevokeAsync(_door.Door.Root, HolderKind.Project, _door.Door.Svc.Id, token.Token.Id, CancellationToken.None);
        if (fault == "expired")
            _door.Door.Portal.Time.Advance(TimeSpan.FromMinutes(2));

        using var answer = await _door.Door.AskAsync((username, token.Secret.Reveal()), "repository:acme/platform/svc:pull");

        Assert.Equal(expected, Noted(UsageDoor.ContainerToken));
    }

    [Theory]
    [InlineData("svc", DeployTokenScopes.WritePackageRegistry, Svc, "PUT", "Write Allowed npm write acme/platform/svc")]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, Svc, "GET", "Read Allowed npm read acme/platform/svc")]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, Svc, "PUT", "Write MissingScope npm write acme/platform/svc")]
    [InlineData("svc", PullAndPush, Svc, "GET", "Read MissingScope npm read acme/platform/svc")]
    [InlineData("foreign", DeployTokenScopes.WritePackageRegistry, Svc, "GET", "Read OutOfReach npm read acme/platform/svc")]
    [InlineData("svc", DeployTokenScopes.WritePackageRegistry, "format=npm&project=nobody/has", "GET", "Read OutOfReach npm read nobody/has")]
    public async Task Forward_auth_notes_what_was_asked_and_how_it_ended(string of, DeployTokenScopes scopes, string location, string method, string expected)
    {
        var secret = await _door.SecretAsync(of, scopes);

        using var answer = await _door.ForwardedAsync("caddy", location, method, "/widget", ("Authorization", $"Bearer {secret}"));

        Assert.Equal(expected, Noted(UsageDoor.ForwardAuth));
    }

    [Fact]
    public async Task Unknown_secret_is_a_number_and_nothing_else()
    {
        using var unknown = await _door.Door.AskAsync(("ci", "gldt-guess-number-9999999999"), "repository:acme/platform/svc:pull");
        using var forwarded = await _door.ForwardedAsync("caddy", Svc, "GET", "/widget", ("Authorization", "Bearer nothing-of-ours"));
        using var empty = await _door.Door.AskAsync(("", ""), "repository:acme/platform/svc:pull");
        using var anonymous = await _door.Door.AskAsync(null, "repository:acme/platform/svc:pull");

        var batch = _door.Door.Get<UsageRecorder>().Drain();

        Assert.Empty(batch.Uses);
        Assert.Equal(2, Assert.Single(batch.Unknown).Value.Count);
    }

    private string Noted(UsageDoor door) => string.Join("; ", _door.Door.Get<UsageRecorder>().Drain().Uses
        .OrderBy(entry => entry.Key.Action)
        .Select(entry =>
        {
            Assert.Equal((door, 1L), (entry.Key.Door, entry.Value.Count));
            var last = entry.Value.Last;
            return $"{entry.Key.Action} {entry.Key.Outcome} {last.For} {last.Target}{(last.Username.Length == 0 ? "" : " as " + last.Username)}";
        }));
}
