using System.Net;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Nodes;

/// <summary>PostgreSQL, Redis and two nodes that were started together on an empty database, with the project <c>acme/svc</c>. Whoever ends a part starts it again.</summary>
public sealed class NodesStage : IAsyncLifetime
{
    public const string Project = "acme/svc";
    private const string Database = "portal";
    private const string Pull = "/jwt/auth?service=container_registry&scope=repository:acme/svc/web:pull";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1) });

    public PostgresProcess Postgres { get; private set; } = null!;

    public RedisProcess Redis { get; private set; } = null!;

    public PortalProcess A { get; private set; } = null!;

    public PortalProcess B { get; private set; } = null!;

    public AdministratorApi ApiOfA { get; private set; } = null!;

    public AdministratorApi ApiOfB { get; private set; } = null!;

    /// <summary>What both nodes have printed, for a test that failed.</summary>
    public string Log => $"A: {A.Log}\nB: {B.Log}";

    public async ValueTask InitializeAsync()
    {
        Postgres = await PostgresProcess.StartAsync();
        Redis = await RedisProcess.StartAsync();
        (A, B) = await StartTogetherAsync(Database);
        (ApiOfA, ApiOfB) = (new AdministratorApi(A), new AdministratorApi(B));
        await ApiOfA.CreateAsync("groups", "name=Acme&path=acme&visibility=private");
        await ApiOfA.CreateAsync("projects", "name=svc&namespace_id=1");
    }

    /// <summary>Two nodes at the same instant on a new database.</summary>
    public async Task<(PortalProcess A, PortalProcess B)> StartTogetherAsync(string database)
    {
        var settings = new Dictionary<string, string>(AdministratorApi.Bootstrap)
        {
            ["Portal__Database__Provider"] = "PostgreSql",
            ["ConnectionStrings__Portal"] = await Postgres.CreateDatabaseAsync(database),
            ["Portal__Redis__Configuration"] = Redis.Configuration,
            // Hundreds of refusals come from this one address.
            ["Portal__Registry__FailureLimit"] = "100000",
            ["Portal__Api__RequestsPerMinute"] = "1000000",
        };
        Task<PortalProcess>[] nodes = [PortalProcess.StartAsync(settings), PortalProcess.StartAsync(settings)];
        try
        {
            await Task.WhenAll(nodes);
        }
        catch
        {
            // One that started would outlive the test.
            foreach (var node in nodes.Where(node => node.IsCompletedSuccessfully))
                await (await node).DisposeAsync();
            throw;
        }

        return (await nodes[0], await nodes[1]);
    }

    /// <summary>The one value that a statement selects from the nodes' database.</summary>
    public Task<long> AskAsync(string statement) => Postgres.AskAsync(Database, statement);

    public Task<DeployTokenLogin> CreateTokenAsync() => ApiOfA.CreateTokenAsync(Project, "read_registry");

    /// <summary>Asks for a registry token to pull.</summary>
    /// <param name="address">A node or what stands before it.</param>
    /// <param name="login">Whose secret is shown.</param>
    public async Task<HttpResponseMessage> PullAsync(Uri address, DeployTokenLogin login)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, Pull));
        request.Headers.Authorization = Basic.Of(login.Username, login.Secret);
        return await _http.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusOfPullAsync(Uri address, DeployTokenLogin login)
    {
        using var answer = await PullAsync(address, login);
        return answer.StatusCode;
    }

    /// <summary>Revokes on A a token that both nodes have in memory.</summary>
    /// <returns>How long B went on accepting it after A's answer.</returns>
    public async Task<TimeSpan> RevokeAsync(DeployTokenLogin token)
    {
        Assert.Equal(HttpStatusCode.OK, await StatusOfPullAsync(A.Address, token));
        Assert.Equal(HttpStatusCode.OK, await StatusOfPullAsync(B.Address, token));
        await ApiOfA.RevokeAsync(token);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfPullAsync(A.Address, token));
        await Eventually.TrueAsync(async () => await StatusOfPullAsync(B.Address, token) == HttpStatusCode.Unauthorized, "the other node refuses");
        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var part in (IDisposable?[])[ApiOfA, ApiOfB])
            part?.Dispose();
        foreach (var server in (IAsyncDisposable?[])[A, B, Redis, Postgres])
        {
            if (server is not null)
                await server.DisposeAsync();
        }
    }
}
