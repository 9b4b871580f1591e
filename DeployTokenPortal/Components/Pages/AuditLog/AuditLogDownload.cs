using System.Text;
using DeployTokenPortal.Application.Auditing.Export;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using Microsoft.Net.Http.Headers;

namespace DeployTokenPortal.Components.Pages.AuditLog;

/// <summary>What an audit log shows, all pages of it, as files of the same address and filters.</summary>
internal static class AuditLogDownload
{
    private static readonly (string Path, ResourceKind Kind)[] s_pages =
    [
        (PortalRoutes.InstanceAuditLog, ResourceKind.Instance),
        (PortalRoutes.Groups + "/{id:long}/audit-log", ResourceKind.Group),
        (PortalRoutes.Projects + "/{id:long}/audit-log", ResourceKind.Project),
    ];

    public static void MapAuditLogDownloads(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (path, kind) in s_pages)
        {
            endpoints.MapGet(path + "/events.csv", (HttpContext context, AuditExport export) => SendAsync(context, kind, AuditExportFormat.Csv, export)).ExcludeFromDescription();
            endpoints.MapGet(path + "/events.jsonl", (HttpContext context, AuditExport export) => SendAsync(context, kind, AuditExportFormat.JsonLines, export)).ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(HttpContext context, ResourceKind kind, AuditExportFormat format, AuditExport export)
    {
        var query = context.Request.Query;
        var filter = AuditLogFilter.Of(query["search"], query["event"], query["door"], query["from"], query["until"]);
        var id = context.Request.RouteValues.TryGetValue("id", out var text) && long.TryParse(text as string, out var number) ? number : 0;
        var caller = new Caller(context.User.FindUserId(), Doors.Web, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString());
        var written = await export.WriteAsync(caller, kind, id, filter, format, context.RequestAborted);
        if (!written.IsSuccess)
        {
            context.Response.StatusCode = written.Failure.Kind == FailureKind.NotFound ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = written.Value.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = written.Value.Name }.ToString();
        // Excel takes a CSV file without the mark for one of its own code page.
        await using var body = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: format == AuditExportFormat.Csv));
        await foreach (var line in written.Value.Lines.WithCancellation(context.RequestAborted))
            await body.WriteAsync(line);
    }
}
