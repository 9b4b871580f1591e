using System.Globalization;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Common.Paging;

/// <summary>One page of a list with GitLab's paging headers (contract §3.7). Totals are left out above 10,000 rows, where counting costs more than it tells.</summary>
/// <param name="body">The rows, in wire form.</param>
/// <param name="request">Which page.</param>
/// <param name="total">Rows on all pages; above <see cref="ListTotal.Most"/> it means "more than that".</param>
internal sealed class PagedAnswer(IReadOnlyList<object> body, PageRequest request, int total) : ActionResult
{
    public static IActionResult Of<TRow, TBody>(Page<TRow> page, Func<TRow, TBody> toBody)
        where TBody : notnull => new PagedAnswer([.. page.Items.Select(row => (object)toBody(row))], page.Request, page.Total);

    public override Task ExecuteResultAsync(ActionContext context)
    {
        Write(context.HttpContext);
        return ApiJson.Result(body).ExecuteResultAsync(context);
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        var pages = (int)Math.Max(1, (total + request.Size - 1L) / request.Size);
        var isCounted = total <= ListTotal.Most;
        // Above the counted rows a full page says that there may be one more.
        var hasNext = isCounted ? request.Number < pages : body.Count == request.Size;
        var (next, previous) = (hasNext ? request.Number + 1 : (int?)null, request.Number > 1 ? request.Number - 1 : (int?)null);
        headers["X-Page"] = Text(request.Number);
        headers["X-Per-Page"] = Text(request.Size);
        headers["X-Next-Page"] = Text(next);
        headers["X-Prev-Page"] = Text(previous);
        if (isCounted)
        {
            headers["X-Total"] = Text(total);
            headers["X-Total-Pages"] = Text(pages);
        }

        headers.Link = string.Join(", ", new[] { Link(context, "prev", previous), Link(context, "next", next), Link(context, "first", 1), Link(context, "last", isCounted ? pages : null) }.OfType<string>());
    }

    private string? Link(HttpContext context, string relation, int? page) => page is not { } number
        ? null
        : $"<{AddressOf(context)}{SafeQuery.Of(context.Request, ("page", Text(number)), ("per_page", Text(request.Size)))}>; rel=\"{relation}\"";

    private static string AddressOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<PublicAddress>().Of(RequestTarget.PathOf(context));

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
