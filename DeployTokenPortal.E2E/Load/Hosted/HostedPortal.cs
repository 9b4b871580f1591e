using DeployTokenPortal.Application.Usage.Recording;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace DeployTokenPortal.Load.Hosted;

/// <summary>The whole portal in this process, configured by the environment as usual, with or without the record of uses: the product has no switch for it.</summary>
/// <param name="isRecording">Whether uses are recorded.</param>
internal sealed class HostedPortal(bool isRecording) : WebApplicationFactory<global::Program>
{
    /// <summary>Serves on a port of loopback until the process is told to end.</summary>
    public static async Task RunAsync(int port, bool isRecording)
    {
        await using var portal = new HostedPortal(isRecording);
        portal.UseKestrel(port);
        portal.StartServer();
        await portal.Services.GetRequiredService<IHost>().WaitForShutdownAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        if (!isRecording)
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<IUsageRecorder, SilentRecorder>()));
    }
}
