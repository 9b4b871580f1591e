using DeployTokenPortal.Api.Common.Access;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Api.Common.Reference;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DeployTokenPortal.Api;

/// <summary>Registers and maps the REST API. Its filters apply to every action, so that nothing is open by omission.</summary>
public static class ApiRegistration
{
    public static IServiceCollection AddRestApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiRateLimit>();
        services.AddSingleton<ApiAccessFilter>();
        services.AddSingleton<RefusalFilter>();
        services.AddMvcCore(mvc =>
        {
            mvc.Filters.AddService<ApiAccessFilter>();
            mvc.Filters.AddService<RefusalFilter>();
            mvc.Conventions.Add(new ReferenceConvention());
            mvc.ModelBinderProviders.Insert(0, new ApiBinderProvider());
            // The framework's own would read the body as a form before we look at it.
            mvc.ValueProviderFactories.Clear();
            mvc.ValueProviderFactories.Add(new RouteValueProviderFactory());
        }).AddApplicationPart(typeof(ApiRegistration).Assembly).AddApiExplorer();
        services.AddApiReference();
        return services;
    }

    /// <summary>The page of the API reference; static files, so before the endpoints.</summary>
    public static IApplicationBuilder UseRestApiReference(this IApplicationBuilder app) => app.UseApiReference();

    public static IEndpointRouteBuilder MapRestApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapControllers();
        endpoints.MapApiReference();
        return endpoints;
    }
}
