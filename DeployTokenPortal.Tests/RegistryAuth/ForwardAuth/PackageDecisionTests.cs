using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.ForwardAuth;

/// <summary>Contract §5.1 and §5.2 through the front door, as Caddy asks: it passes every status on.</summary>
public sealed class PackageDecisionTests : IAsyncLifetime
{
    private const string Npm = "format=npm&project=acme/platform/svc";
    private const string NpmOpen = "format=npm&project=acme/open";
    private readonly ForwardDoor _door = new();

    public async ValueTask InitializeAsync() => await _door.OpenAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    [Theory]
    // Private project: token of, scopes, read, write.
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, 200, 403)]
    [InlineData("svc", DeployTokenScopes.WritePackageRegistry, 200, 200)]
    [InlineData("acme", DeployTokenScopes.ReadPackageRegistry, 200, 403)]
    [InlineData("acme", DeployTokenScopes.WritePackageRegistry, 200, 200)]
    [InlineData("svc", DeployTokenScopes.ReadRepository | DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, 404, 404)]
    [InlineData("foreign", DeployTokenScopes.WritePackageRegistry, 404, 404)]
    [InlineData("open", DeployTokenScopes.WritePackageRegistry, 404, 404)]
    public async Task Private_project_answers_by_reach_and_scope(string of, DeployTokenScopes scopes, int read, int write)
    {
        var secret = await _door.SecretAsync(of, scopes);

        Assert.Equal((read, write), await ReadAndWriteAsync(Npm, ("Authorization", $"Bearer {secret}")));
    }

    [Theory]
    [InlineData("open", DeployTokenScopes.WritePackageRegistry, 200, 200)]
    [InlineData("open", DeployTokenScopes.ReadPackageRegistry, 200, 403)]
    [InlineData("foreign", DeployTokenScopes.WritePackageRegistry, 200, 403)]
    [InlineData("svc", DeployTokenScopes.ReadRegistry, 200, 403)]
    public async Task Public_project_lets_every_valid_token_read(string of, DeployTokenScopes scopes, int read, int write)
    {
        var secret = await _door.SecretAsync(of, scopes);

        Assert.Equal((read, write), await ReadAndWriteAsync(NpmOpen, ("Authorization", $"Bearer {secret}")));
    }

    [Theory]
    [InlineData(Npm, 401, 401)]
    [InlineData(NpmOpen, 200, 401)]
    [InlineData("format=npm&project=acme/none", 401, 401)]
    public async Task Nobody_gets_a_challenge_and_public_reads(string location, int read, int write) =>
        Assert.Equal((read, write), await ReadAndWriteAsync(location));

    [Theory]
    // Family A: Basic and Deploy-Token forgive on public projects, Bearer does not; the username is ignored.
    [InlineData("format=npm&project=acme/open", "/widget", "basic", 200)]
    [InlineData("format=maven&project=acme/open", "/g/a/1/a-1.jar", "deploy", 200)]
    [InlineData("format=npm&project=acme/open", "/widget", "bearer", 401)]
    [InlineData("format=npm&project=acme/platform/svc", "/widget", "basic", 401)]
    [InlineData("format=npm&project=acme/platform/svc", "/widget", "deploy", 401)]
    // Families B and B': a wrong one is refused even where everybody may read.
    [InlineData("format=nuget&project=acme/open", "/download/a/index.json", "basic", 401)]
    [InlineData("format=helm&project=acme/open", "/stable/index.yaml", "basic", 401)]
    public async Task Wrong_credential_follows_its_family(string location, string path, string place, int status)
    {
        var wrong = new string('x', 10);
        var header = place switch
        {
            "basic" => ForwardDoor.Basic("ci", wrong),
            "deploy" => ("Deploy-Token", wrong),
            _ => ("Authorization", $"Bearer {wrong}"),
        };

        Assert.Equal(status, (int)(await _door.ForwardedAsync("caddy", location, "GET", path, header)).StatusCode);
    }

    [Theory]
    [InlineData("npm", "/widget", "someone", 200)]
    [InlineData("maven", "/g/a/1/a-1.jar", "someone", 200)]
    [InlineData("pypi", "/simple/widget/", "__token__", 200)]
    [InlineData("helm", "/stable/index.yaml", "someone", 200)]
    [InlineData("nuget", "/download/a/index.json", "someone", 401)]
    [InlineData("nuget", "/download/a/index.json", "CI", 401)]
    [InlineData("nuget", "/download/a/index.json", "ci", 200)]
    [InlineData("go", "/example.com/m/@v/list", "someone", 401)]
    [InlineData("git", "/acme/platform/svc.git/info/refs?service=git-upload-pack", "someone", 401)]
    public async Task Username_counts_only_in_strict_families(string format, string path, string username, int status)
    {
        var secret = await _door.SecretAsync("svc", DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.ReadRepository);

        var answer = await _door.ForwardedAsync("caddy", $"format={format}&project=acme/platform/svc", "GET", path, ForwardDoor.Basic(username, secret));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Two_credentials_at_NuGet_are_a_bad_request_and_the_key_alone_publishes()
    {
        var secret = await _door.SecretAsync("svc", DeployTokenScopes.WritePackageRegistry);
        const string Location = "format=nuget&project=acme/platform/svc";

        var both = await _door.ForwardedAsync("caddy", Location, "PUT", "/", ForwardDoor.Basic("ci", secret), ("X-NuGet-ApiKey", secret));
        var key = await _door.ForwardedAsync("caddy", Location, "PUT", "/", ("X-NuGet-ApiKey", secret));
        var index = await _door.ForwardedAsync("caddy", Location, "GET", "/index.json");

        Assert.Equal([400, 200, 200], new[] { both, key, index }.Select(answer => (int)answer.StatusCode));
    }

    [Fact]
    public async Task Ended_and_expired_tokens_are_as_good_as_none()
    {
        var secret = await _door.SecretAsync("svc", DeployTokenScopes.WritePackageRegistry, _door.Door.Portal.Time.GetUtcNow().AddHours(1));
        var before = await ReadAndWriteAsync(Npm, ("Deploy-Token", secret));

        _door.Door.Portal.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal((200, 200), before);
        Assert.Equal((401, 401), await ReadAndWriteAsync(Npm, ("Deploy-Token", secret)));
    }

    [Theory]
    [InlineData("svc", DeployTokenScopes.ReadPackageRegistry, 200)]
    [InlineData("svc", DeployTokenScopes.ReadRegistry, 404)]
    [InlineData("foreign", DeployTokenScopes.WritePackageRegistry, 404)]
    public async Task Any_good_token_signs_in_to_Conan_and_learns_at_the_packages_what_it_may(string of, DeployTokenScopes scopes, int read)
    {
        const string Location = "format=conan&project=acme/platform/svc";
        var login = ForwardDoor.Basic("ci", await _door.SecretAsync(of, scopes));

        var signedIn = await _door.ForwardedAsync("caddy", Location, "GET", "/v2/users/authenticate", login);
        var stranger = await _door.ForwardedAsync("caddy", Location, "GET", "/v2/users/authenticate", ForwardDoor.Basic("ci", "wrong"));
        var nobody = await _door.ForwardedAsync("caddy", Location, "GET", "/v2/users/check_credentials");
        var recipe = await _door.ForwardedAsync("caddy", Location, "GET", "/v2/conans/a/1/_/_/latest", login);

        Assert.Equal([200, 401, 401, read], new[] { signedIn, stranger, nobody, recipe }.Select(answer => (int)answer.StatusCode));
    }

    [Fact]
    public async Task Deploy_token_is_no_private_token()
    {
        var secret = await _door.SecretAsync("open", DeployTokenScopes.WritePackageRegistry);

        Assert.Equal((401, 401), await ReadAndWriteAsync(NpmOpen, ("PRIVATE-TOKEN", secret)));
    }

    [Theory]
    [InlineData("acme", 200)]
    [InlineData("svc", 404)]
    public async Task Group_location_answers_tokens_of_groups_only(string of, int status)
    {
        var secret = await _door.SecretAsync(of, DeployTokenScopes.ReadPackageRegistry);

        Assert.Equal(status, (int)(await _door.ForwardedAsync("traefik", "format=npm&group=acme", "GET", "/widget", ("Deploy-Token", secret))).StatusCode);
    }

    [Theory]
    [InlineData(DeployTokenScopes.ReadVirtualRegistry, 200, 403)]
    [InlineData(DeployTokenScopes.WriteVirtualRegistry, 200, 200)]
    [InlineData(DeployTokenScopes.WritePackageRegistry, 404, 404)]
    public async Task Virtual_registry_has_scopes_of_its_own(DeployTokenScopes scopes, int read, int write)
    {
        var secret = await _door.SecretAsync("acme", scopes);

        Assert.Equal((read, write), await ReadAndWriteAsync("format=npm&group=acme&kind=virtual", ("Deploy-Token", secret)));
    }

    private async Task<(int Read, int Write)> ReadAndWriteAsync(string location, params IEnumerable<(string, string)> headers)
    {
        var read = await _door.ForwardedAsync("caddy", location, "GET", "/@acme%2fwidget", headers);
        var write = await _door.ForwardedAsync("caddy", location, "PUT", "/@acme%2fwidget", headers);
        Assert.All(new[] { read, write }, answer => Assert.Equal(
            (int)answer.StatusCode == 401 ? "Basic realm=\"GitLab Packages Registry\"" : "", answer.Headers.WwwAuthenticate.ToString()));
        return ((int)read.StatusCode, (int)write.StatusCode);
    }
}
