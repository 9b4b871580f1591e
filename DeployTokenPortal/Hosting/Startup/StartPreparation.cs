using DeployTokenPortal.Application.SigningKeys;
using DeployTokenPortal.Hosting.Demo;

namespace DeployTokenPortal.Hosting.Startup;

/// <summary>What must be done before the first request is answered: the schema, the demo's data, the first start, the signing keys.</summary>
internal static class StartPreparation
{
    /// <summary>
    /// Begins it beside the caller, who meanwhile builds what answers requests and starts to listen no sooner than this has ended:
    /// the one waits for the database and the other does not need it.
    /// </summary>
    /// <exception cref="StartRefusedException">Told by the task: the portal must not serve.</exception>
    public static Task PrepareAsync(this WebApplication app) => Task.Run(async () =>
    {
        await app.PrepareDatabaseAsync();
        await app.LoadDemoAsync();
        await app.PrepareFirstStartAsync();
        // Looked after every minute from then on, see SigningKeyMaintenance.
        await app.Services.GetRequiredService<SigningKeyService>().MaintainAsync(CancellationToken.None);
    });

    /// <summary>
    /// Makes what remembers its endpoints work them out while the database is prepared, not when the host begins to listen: looking for what a page may call
    /// takes a tenth of a second.
    /// </summary>
    public static void PrepareEndpoints(this IEndpointRouteBuilder app)
    {
        foreach (var source in app.DataSources)
            _ = source.Endpoints;
    }
}
