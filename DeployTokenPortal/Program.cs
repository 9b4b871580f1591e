using DeployTokenPortal.Components;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddPortalUi();

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapGet("/healthz", () => "ok");
app.MapPortalUi();
await app.RunAsync();
