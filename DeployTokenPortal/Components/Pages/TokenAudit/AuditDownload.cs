using System.Text;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.Net.Http.Headers;

namespace DeployTokenPortal.Components.Pages.TokenAudit;

/// <summary>What an audit page shows, as CSV files of the same address and view.</summary>
internal static class AuditDownload
{
    private static readonly (string Path, ResourceKind Kind)[] s_pages =
        [(PortalRoutes.InstanceAudit, ResourceKind.Instance), (PortalRoutes.Groups + "/{id:long}/audit", ResourceKind.Group), (PortalRoutes.Projects + "/{id:long}/audit", ResourceKind.Project)];

    public static void MapAuditDownloads(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (path, kind) in s_pages)
        {
            endpoints.MapGet(path + "/tokens.csv", (HttpContext context, AuditedTokenQueries tokens, TokenAuditQueries audit) => TokensAsync(context, kind, tokens, audit))
                .ExcludeFromDescription();
            endpoints.MapGet(path + "/scopes.csv", (HttpContext context, TokenAuditQueries audit) => ScopesAsync(context, kind, audit)).ExcludeFromDescription();
        }
    }

    private static async Task TokensAsync(HttpContext context, ResourceKind kind, AuditedTokenQueries tokens, TokenAuditQueries audit)
    {
        var (caller, area, view) = Read(context, kind);
        if (!await audit.IsAllowedAsync(caller, area, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await using var file = Begin(context, "deploy-tokens");
        await file.WriteAsync(CsvText.Row(
            "holder", "id", "name", "username", "scopes", "state", "created_at", "created_by", "expires_at", "revoked_at", "revoked_by", "deleted_at",
            "last_used_at", "last_used_for", "last_used_address", "last_wrote_at"));
        await foreach (var row in tokens.StreamAsync(caller, area, view.Filter, view.Thresholds, context.RequestAborted))
        {
            var token = row.Token;
            await file.WriteAsync(CsvText.Row(
                row.HolderPath, token.Id, token.Name, token.Username, string.Join(' ', DeployTokenScopeNames.NamesOf(token.Scopes)), token.State.ToString().ToLowerInvariant(),
                token.CreatedAt, token.CreatedBy, token.ExpiresAt, token.RevokedAt, token.RevokedBy, row.DeletedAt,
                token.LastUsedAt, token.LastUsedFor, token.LastUsedAddress, row.LastWroteAt));
        }
    }

    private static async Task ScopesAsync(HttpContext context, ResourceKind kind, TokenAuditQueries audit)
    {
        var (caller, area, view) = Read(context, kind);
        var counted = await audit.GetAsync(caller, area, view.Days, view.Thresholds, context.RequestAborted);
        if (!counted.IsSuccess)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await using var file = Begin(context, "deploy-token-scopes");
        await file.WriteAsync(CsvText.Row(
            "scope", "active", "expired", "revoked", "created", $"created_in_{view.Days}_days", "deleted", $"deleted_in_{view.Days}_days", "used_in_7_days", "used_in_30_days", "used_in_90_days"));
        foreach (var (scope, tally) in counted.Value.Scopes)
        {
            await file.WriteAsync(CsvText.Row(
                DeployTokenScopeNames.NameOf(scope), tally.Active, tally.Expired, tally.Revoked, tally.Created, tally.CreatedInPeriod, tally.Deleted, tally.DeletedInPeriod,
                tally.Used7, tally.Used30, tally.Used90));
        }
    }

    private static (Caller Caller, AuditedArea Area, AuditView View) Read(HttpContext context, ResourceKind kind)
    {
        var view = AuditView.Read(name => context.Request.Query[name]);
        var id = context.Request.RouteValues.TryGetValue("id", out var text) && long.TryParse(text as string, out var number) ? number : 0;
        var caller = new Caller(
            context.User.FindUserId(), Doors.Web, context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString());
        return (caller, new AuditedArea(kind, id, kind == ResourceKind.Group && view.IsOwnOnly), view);
    }

    // Excel takes a file without the mark for one of its own code page.
    private static StreamWriter Begin(HttpContext context, string name)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{name}.csv" }.ToString();
        return new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}
