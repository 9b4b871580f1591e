using DeployTokenPortal.E2E.Support.Doors;
using DeployTokenPortal.E2E.Support.Upstreams;

namespace DeployTokenPortal.E2E.Support.Stages;

/// <summary>
/// A portal with the projects <c>acme/svc</c> and <c>acme/other</c>, an upstream that holds the packages of the first, a token for every <see cref="Caller"/>,
/// and the doors between clients and upstream, each opened when it is first asked for.
/// </summary>
/// <param name="format">As in <c>?format=npm</c>.</param>
/// <param name="start">Starts the upstream.</param>
public abstract class PackageStage<TUpstream>(string format, Func<Task<TUpstream>> start) : IAsyncLifetime
    where TUpstream : class, IUpstream
{
    private readonly Dictionary<Caller, DeployTokenLogin> _logins = [];
    private AdministratorApi? _api;
    private NginxProcess? _nginx;
    private (CaddyProcess Process, Uri Address)? _caddy;
    private PortalProcess? _portal;
    private TUpstream? _upstream;
    private bool _isConnected;

    public PortalProcess Portal => _portal!;

    public TUpstream Upstream => _upstream!;

    /// <summary>What all servers have printed, for a test that failed.</summary>
    public string Log => string.Join('\n', _portal?.Log, _nginx?.Log, _caddy?.Process.Log, _upstream?.Log);

    private ProtectedRegistry Registry => new(format, Upstream.Address);

    public virtual async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(AdministratorApi.Bootstrap);
        _api = new AdministratorApi(_portal);
        _upstream = await start();
        await _api.CreateAsync("groups", "name=Acme&path=acme&visibility=private");
        await _api.CreateAsync("projects", "name=svc&namespace_id=1");
        await _api.CreateAsync("projects", "name=other&namespace_id=1");
        foreach (var caller in Enum.GetValues<Caller>().Where(caller => caller != Caller.Nobody))
            _logins[caller] = await CreateTokenAsync(caller);
    }

    /// <summary>A token of its own for a test that revokes it.</summary>
    public Task<DeployTokenLogin> CreateTokenAsync(string scope) => _api!.CreateTokenAsync(ProtectedRegistry.Project, scope);

    public Task RevokeAsync(DeployTokenLogin token) => _api!.RevokeAsync(token);

    /// <summary>The caller's token; null for nobody.</summary>
    public DeployTokenLogin? LoginOf(Caller caller) => _logins.GetValueOrDefault(caller);

    public async Task<Door> OpenAsync(DoorKind kind) => kind switch
    {
        DoorKind.Nginx => new Door(new Uri(await NginxAsync(), Registry.Path), NotFound: 403),
        DoorKind.NginxAtGitLabPath => new Door(new Uri(await NginxAsync(), Registry.GitLabPath), NotFound: 403),
        DoorKind.Gateway => await ConnectAsync(),
        DoorKind.Caddy => new Door((_caddy ??= await CaddyProcess.StartAsync(Portal, Registry)).Address, NotFound: 404),
    };

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        foreach (var server in (IAsyncDisposable?[])[_nginx, _caddy?.Process, _upstream, _portal])
        {
            if (server is not null)
                await server.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private async Task<Door> ConnectAsync()
    {
        if (!_isConnected)
            await _api!.CreateAsync("registry_connections", Registry.ConnectionForm);
        _isConnected = true;
        return new Door(new Uri(Portal.Address, Registry.GitLabPath), NotFound: 404);
    }

    private async Task<Uri> NginxAsync() => (_nginx ??= await NginxDoor.StartAsync(Portal, Registry)).Address;

    private async Task<DeployTokenLogin> CreateTokenAsync(Caller caller)
    {
        var scope = format == "git" ? "read_repository" : caller == Caller.Reader ? "read_package_registry" : "write_package_registry";
        var token = await _api!.CreateTokenAsync(caller == Caller.Foreign ? "acme/other" : ProtectedRegistry.Project, scope);
        if (caller == Caller.Revoked)
        {
            // It has to be known to the portal's memory, or its end would prove little.
            await UseAsync(token);
            await _api.RevokeAsync(token);
        }

        return token;
    }

    private async Task UseAsync(DeployTokenLogin token)
    {
        using var http = new HttpClient();
        using var check = new HttpRequestMessage(HttpMethod.Get, new Uri(Portal.Address, $"/auth/forward/nginx?{Registry.Words}"));
        check.Headers.Add("X-Original-Method", "GET");
        check.Headers.Add("X-Original-URI", format == "git" ? $"/{ProtectedRegistry.Project}.git/info/refs?service=git-upload-pack" : Registry.Path + "v1/conans/a");
        check.Headers.Authorization = Basic.Of(token.Username, token.Secret);
        using var answer = await http.SendAsync(check);
        Assert.True(answer.IsSuccessStatusCode, answer.ToString());
    }
}
