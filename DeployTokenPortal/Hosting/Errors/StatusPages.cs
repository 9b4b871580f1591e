using DeployTokenPortal.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace DeployTokenPortal.Hosting.Errors;

/// <summary>Gives a body to answers that no endpoint wrote: unknown addresses, wrong methods, refusals of the framework.</summary>
internal static class StatusPages
{
    public static IApplicationBuilder UsePortalStatusPages(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(context => ErrorAnswer.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, traceId: null));
        // A browser that asks for an unknown page gets the portal's own, inside its frame. It comes last, so it acts first.
        app.UseWhen(IsPageRequest, pages => pages
            .UseStatusCodePagesWithReExecute(PortalRoutes.NotFound, createScopeForStatusCodePages: true)
            .Use(LeaveOtherStatusesAsync));
        return app;
    }

    private static async Task LeaveOtherStatusesAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode != StatusCodes.Status404NotFound && context.Features.Get<IStatusCodePagesFeature>() is { } notFoundPage)
            notFoundPage.Enabled = false;
    }

    private static bool IsPageRequest(HttpContext context) =>
        AnswerShapes.Of(context.Request) == AnswerShape.Page && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
}
