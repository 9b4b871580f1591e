using DeployTokenPortal.Application.Users.SetUp;
using DeployTokenPortal.Components;
using DeployTokenPortal.Configuration;

namespace DeployTokenPortal.Hosting.Startup;

/// <summary>The first start: the configured administrator, or the set-up page with its code.</summary>
internal static class FirstStartPreparation
{
    /// <summary>Does what is to be done while no person exists.</summary>
    /// <exception cref="StartRefusedException">The configured administrator is not accepted.</exception>
    public static async Task PrepareFirstStartAsync(this WebApplication app)
    {
        var prepared = await app.Services.GetRequiredService<FirstStart>().PrepareAsync(CancellationToken.None);
        if (!prepared.IsSuccess)
        {
            throw new StartRefusedException(
                ["The first administrator cannot be created:", .. prepared.Failure.Fields.Select(fault => $"  - {BootstrapOptions.Section}:{fault.Field}: {fault.Message}")]);
        }
    }

    /// <summary>Says where the set-up page is and what its code is; nothing when the portal has been set up. Not a log line: logs are kept and shipped.</summary>
    public static void AnnounceSetup(this WebApplication app, TextWriter output)
    {
        if (app.Services.GetRequiredService<SetupCode>().Current is not { } code)
            return;
        var address = app.Services.GetRequiredService<PublicAddress>().Of(PortalRoutes.Setup);
        output.WriteLine($"""

              This portal has no administrator yet.
              Open {address} and enter the set-up code {code}

            """);
    }
}
