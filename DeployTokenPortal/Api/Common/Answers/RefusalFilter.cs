using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DeployTokenPortal.Api.Common.Answers;

/// <summary>Gives the refusals that binding has found, parameters first, before the action runs (contract §3.4, order of checks).</summary>
internal sealed class RefusalFilter(PublicAddress address) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context) =>
        context.Result = ApiRefusal.Find(context.HttpContext)?.Answer ?? HolderRefusal.Find(context.HttpContext)?.ToAnswer(context.HttpContext, address);

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }
}
