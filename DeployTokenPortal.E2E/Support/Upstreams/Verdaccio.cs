using System.Diagnostics;

namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>Verdaccio, an npm registry, open to everybody and without an uplink.</summary>
public sealed class Verdaccio : ServerProcess, IUpstream
{
    // Its audit asks a public host; this stands in for it: every package somebody asks about has one known weakness.
    private const string Middleware = """
        const { gunzipSync } = require('node:zlib');

        module.exports = () => ({
          register_middlewares(app) {
            app.use((request, response, next) => {
              if (request.headers.authorization || request.headers['deploy-token']) response.status(500).end();
              else next();
            });
            app.post('/-/npm/v1/security/advisories/bulk', async (request, response) => {
              const body = Buffer.concat(await request.toArray());
              const asked = JSON.parse(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
              const advisory = { id: 1, url: 'http://localhost/1', title: 'Weak on purpose', severity: 'low', vulnerable_versions: '*' };
              response.json(Object.fromEntries(Object.keys(asked).map(name => [name, [advisory]])));
            });
          },
        });

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("verdaccio-e2e-").FullName;
    private readonly int _port = FreePort();

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public static async Task<Verdaccio> StartAsync()
    {
        var verdaccio = new Verdaccio();
        // 6.5.2 asks for a tag of node-fetch that is no version.
        var installed = await NpmPackages.InstallAsync("verdaccio", "6.5.2", ("node-fetch", "2.6.7"));
        var plugin = Directory.CreateDirectory(Path.Combine(verdaccio._folder, "plugins", "verdaccio-e2e")).FullName;
        await File.WriteAllTextAsync(Path.Combine(plugin, "index.js"), Middleware);
        await File.WriteAllTextAsync(Path.Combine(plugin, "package.json"), """{"name":"verdaccio-e2e","version":"1.0.0","main":"index.js"}""");
        var configuration = Path.Combine(verdaccio._folder, "config.yaml");
        await File.WriteAllTextAsync(configuration, verdaccio.Configuration());
        await verdaccio.StartAsync(
            new ProcessStartInfo("node", [Path.Combine(installed, "node_modules", "verdaccio", "bin", "verdaccio"), "--config", configuration]),
            new Uri(verdaccio.Address, "/-/ping"));
        return verdaccio;
    }

    /// <summary>Whether it has the file of a version.</summary>
    /// <param name="package">With its scope.</param>
    /// <param name="version">Exact.</param>
    public bool Holds(string package, string version) =>
        File.Exists(Path.Combine(_folder, "storage", package, $"{package.Split('/')[^1]}-{version}.tgz"));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Configuration() => $$"""
        storage: {{_folder}}/storage
        plugins: {{_folder}}/plugins
        listen: 127.0.0.1:{{_port}}
        web: {enable: false}
        auth: {}
        uplinks: {}
        packages:
          '**': {access: $all, publish: $all, unpublish: $all}
        middlewares:
          e2e: {enabled: true}
        log: {type: stdout, format: pretty, level: warn}

        """;
}
