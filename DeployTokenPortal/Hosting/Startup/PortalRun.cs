using System.Reflection;
using DeployTokenPortal.Configuration;

namespace DeployTokenPortal.Hosting.Startup;

/// <summary>Serves until the process is told to end.</summary>
internal static class PortalRun
{
    /// <summary>Starts to listen, says where, and waits for SIGTERM or Ctrl+C; then requests under way are finished.</summary>
    /// <exception cref="StartRefusedException">The address is taken or not this machine's.</exception>
    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException failure)
        {
            throw new StartRefusedException($"{failure.Message} Choose another address with ASPNETCORE_URLS.");
        }

        var address = app.Services.GetRequiredService<PublicAddress>();
        var urls = string.Join(", ", app.Urls);
        app.Logger.Listening(Version, urls, address.Base);
        if (address.IsGuess)
            app.Logger.PublicAddressGuessed(address.Base);
        app.AnnounceSetup(app.Services.GetRequiredService<TextWriter>());
        await app.WaitForShutdownAsync();
    }

    /// <summary>Such as <c>1.4.0</c>.</summary>
    internal static string Version => typeof(PortalRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
