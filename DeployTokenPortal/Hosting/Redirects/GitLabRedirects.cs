using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components;
using DeployTokenPortal.Components.Account.Session;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Hosting.Redirects;

/// <summary>Leads people who come with a GitLab address to our page. Who is not signed in is asked to sign in, whether or not anything is there.</summary>
internal static class GitLabRedirects
{
    public static void MapGitLabRedirects(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods($"/{{**address:{GitLabAddressConstraint.Name}}}", [HttpMethods.Get, HttpMethods.Head], RedirectAsync)
            .RequireAuthorization()
            .ExcludeFromDescription();

    private static async Task<IResult> RedirectAsync(string address, HttpContext context, HolderQueries holders, CancellationToken ct)
    {
        if (!GitLabAddress.TryParse(address, out var wanted) || await holders.FindByPathAsync(SessionSignIn.CallerOf(context), wanted.FullPath, ct) is not var (kind, id))
            return Results.NotFound();
        var page = PageOf(wanted.Page, kind, id);
        var fragment = page.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? page[at..] : "";
        return Results.LocalRedirect(page[..^fragment.Length] + context.Request.QueryString + fragment);
    }

    private static string PageOf(GitLabPage page, ResourceKind kind, long id) => (page, kind == ResourceKind.Project) switch
    {
        (GitLabPage.Overview, true) => PortalRoutes.Project(id),
        (GitLabPage.Overview, false) => PortalRoutes.Group(id),
        (GitLabPage.CiCd, true) => PortalRoutes.ProjectCiCd(id),
        (GitLabPage.CiCd, false) => PortalRoutes.GroupCiCd(id),
        (GitLabPage.DeployTokens, true) => PortalRoutes.ProjectDeployTokens(id),
        (GitLabPage.DeployTokens, false) => PortalRoutes.GroupDeployTokens(id),
    };
}
