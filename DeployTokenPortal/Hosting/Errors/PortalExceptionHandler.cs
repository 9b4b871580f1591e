using System.Diagnostics;
using DeployTokenPortal.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace DeployTokenPortal.Hosting.Errors;

/// <summary>The one place where an exception becomes an answer. The log gets the exception, the caller a trace id.</summary>
internal static class PortalExceptionHandler
{
    public static IApplicationBuilder UsePortalExceptionHandler(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = HandleAsync,
        // Written below, once and with the trace id.
        SuppressDiagnosticsCallback = _ => true,
    });

    private static Task HandleAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        if (failure is BadHttpRequestException badRequest)
            return ErrorAnswer.WriteAsync(context, badRequest.StatusCode, traceId: null);
        // A form that cannot be read, found out while its token was looked for.
        if (failure is AntiforgeryValidationException)
            return ErrorAnswer.WriteAsync(context, StatusCodes.Status400BadRequest, traceId: null);

        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PortalExceptionHandler));
        // Only the beginning of the path: an invitation link carries its code behind it.
        logger.RequestFailed(failure, traceId, context.Request.Method, FirstSegment(context.Request.Path));
        return ErrorAnswer.WriteAsync(
            context,
            DatabaseFaults.IsUnavailable(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            traceId);
    }

    private static string FirstSegment(PathString path) => "/" + path.Value?.Split('/', 3).ElementAtOrDefault(1);
}
