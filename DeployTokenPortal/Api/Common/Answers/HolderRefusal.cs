using System.Globalization;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Common.Answers;

/// <summary>A path in <c>:id</c> that leads nowhere, or to what has moved (contract §3.4).</summary>
/// <param name="Kind">Project or group.</param>
/// <param name="MovedTo">Its id, when this is a path it had before.</param>
internal sealed record HolderRefusal(ResourceKind Kind, long? MovedTo)
{
    private static readonly object s_key = new();

    public static HolderRefusal? Find(HttpContext context) => context.Items[s_key] as HolderRefusal;

    public static void Set(HttpContext context, HolderRefusal refusal) => context.Items[s_key] = refusal;

    /// <summary>404, or 301 to the same address with the number, or 405 for what would change something.</summary>
    public IActionResult ToAnswer(HttpContext context, PublicAddress address)
    {
        if (MovedTo is not { } id)
            return ApiAnswers.NotFound(Kind);
        var name = Kind == ResourceKind.Project ? "projects" : "groups";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return ApiAnswers.Message(StatusCodes.Status405MethodNotAllowed, $"Non GET methods are not allowed for moved {name}");
        var target = string.Create(CultureInfo.InvariantCulture, $"/api/v4/{name}/{id}{Rest(context)}{SafeQuery.Of(context.Request)}");
        context.Response.Headers.Location = address.Of(target);
        return ApiAnswers.Message(StatusCodes.Status301MovedPermanently, $"This resource has been moved permanently to {address.Of(target)}");
    }

    // /api/v4/projects/:id and what follows, as it was sent.
    private static string Rest(HttpContext context)
    {
        var segments = RequestTarget.PathOf(context).Split('/', 6);
        return segments.Length > 5 ? "/" + segments[5] : "";
    }
}
