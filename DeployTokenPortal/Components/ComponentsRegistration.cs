using DeployTokenPortal.Components.Account;
using DeployTokenPortal.Components.Circuits;
using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Pages.AuditLog;
using DeployTokenPortal.Components.Pages.TokenAudit;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Components.Shared.Text;
using DeployTokenPortal.Components.Theme;
using DeployTokenPortal.Resources;
using DeployTokenPortal.Resources.Tokens;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Net.Http.Headers;
using MudBlazor;
using MudBlazor.Services;

namespace DeployTokenPortal.Components;

/// <summary>What the user interface needs, and where it is mapped.</summary>
public static class ComponentsRegistration
{
    /// <summary>Name of the cascading flag that says whether this is the demo.</summary>
    public const string IsDemo = nameof(IsDemo);

    public static IServiceCollection AddPortalUi(this IServiceCollection services, bool isDemo = false)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<CircuitHandler, OrderOfArrival>();
        services.AddCascadingAuthenticationState();
        services.AddCascadingValue(IsDemo, _ => isDemo);

        return services.AddComponentServices();
    }

    /// <summary>What components inject, apart from what the server brings; component tests need no more.</summary>
    internal static IServiceCollection AddComponentServices(this IServiceCollection services)
    {
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.ShowTransitionDuration = 120;
            mud.SnackbarConfiguration.HideTransitionDuration = 120;
        });
        services.AddScoped<NavigationState>();
        services.AddScoped<PageScript>();
        services.AddScoped<CallerProvider>();
        services.AddSingleton<WhenText>();
        services.AddLocalization();
        services.AddSingleton<AuditTexts>();
        services.AddSingleton<DeployTokenTexts>();
        services.AddSingleton<GroupTexts>();
        services.AddSingleton<HomeTexts>();
        services.AddSingleton<LayoutTexts>();
        services.AddSingleton<PeopleTexts>();
        services.AddSingleton<PersonalAccessTokenTexts>();
        services.AddSingleton<MemberTexts>();
        services.AddSingleton<RegistryTexts>();
        services.AddSingleton<SettingsTexts>();
        services.AddSingleton<SharedTexts>();
        services.AddSingleton<SignInTexts>();
        services.AddSingleton<TokenAuditTexts>();
        services.AddSingleton<TokenPageTexts>();

        return services;
    }

    public static IEndpointRouteBuilder MapPortalUi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets().AllowAnonymous();
        endpoints.MapGet(ThemeStylesheet.Path, GetThemeStylesheet).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapAccount();
        endpoints.MapAuditDownloads();
        endpoints.MapAuditLogDownloads();
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ConfigureWebSocketAcceptContext = CompressMessageByMessage);

        return endpoints;
    }

    // By default the compression remembers earlier messages, for which each open page holds 300 KiB. A render is one message, and is compressed as well alone.
    private static Task CompressMessageByMessage(HttpContext context, WebSocketAcceptContext socket)
    {
        socket.DangerousEnableCompression = true;
        socket.DisableServerContextTakeover = true;

        return Task.CompletedTask;
    }

    private static IResult GetThemeStylesheet(string? v, HttpResponse response)
    {
        response.Headers[HeaderNames.CacheControl] = v == ThemeStylesheet.Version ? "public, max-age=31536000, immutable" : "no-cache";

        return Results.Text(ThemeStylesheet.Text, "text/css");
    }
}
