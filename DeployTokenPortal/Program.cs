using DeployTokenPortal.Api;
using DeployTokenPortal.Application;
using DeployTokenPortal.Components;
using DeployTokenPortal.Components.Account;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Hosting;
using DeployTokenPortal.Hosting.Commands;
using DeployTokenPortal.Hosting.Pipeline;
using DeployTokenPortal.Hosting.Startup;
using DeployTokenPortal.RegistryAuth;
using DeployTokenPortal.Security;

try
{
    var command = PortalCommand.Parse(args);
    // Static files lie beside the program, wherever it is started from; data lies below the working directory.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = command.Settings, ContentRootPath = AppContext.BaseDirectory });
    builder.AddPortalConfiguration();
    builder.AddPortalHosting(command);
    builder.Services.AddPortalData(builder.Configuration).AddPortalSecurity().AddPortalApplication()
        .AddPortalIdentity().AddRestApi().AddRegistryAuth().AddPortalUi(isDemo: command.Kind == CommandKind.Demo);

    await using var app = builder.Build();
    app.CheckConfiguration();
    if (!command.IsServing)
        return await app.RunCommandAsync(command);

    var preparation = app.PrepareAsync();
    app.UsePortalPipeline();
    app.PrepareEndpoints();
    await preparation;
    await app.ServeAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    return refusal.Report(Console.Error);
}

/// <summary>Visible to the tests' host.</summary>
public partial class Program;
