namespace DeployTokenPortal.Hosting.Redirects;

/// <summary>Lets the redirects see only what could be a GitLab address, so that every other unknown address stays unknown.</summary>
internal sealed class GitLabAddressConstraint : IRouteConstraint
{
    public const string Name = "gitlab";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        GitLabAddress.TryParse(values[routeKey] as string, out _);
}
