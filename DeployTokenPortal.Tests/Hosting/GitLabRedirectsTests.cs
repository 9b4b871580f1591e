using System.Globalization;
using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class GitLabRedirectsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/acme", "/groups/{0}")]
    [InlineData("/groups/acme", "/groups/{0}")]
    [InlineData("/ACME/Svc", "/projects/{1}")]
    [InlineData("/acme/svc/-/settings/ci_cd", "/projects/{1}/settings/ci-cd")]
    [InlineData("/acme/svc/-/settings/repository", "/projects/{1}/settings/ci-cd#deploy-tokens")]
    [InlineData("/acme/svc/-/settings/repository?name=ci", "/projects/{1}/settings/ci-cd?name=ci#deploy-tokens")]
    [InlineData("/acme/-/settings/repository", "/groups/{0}/settings/ci-cd#deploy-tokens")]
    [InlineData("/acme/old-name", "/projects/{1}")]
    public async Task Address_of_GitLab_leads_to_our_page(string address, string expected)
    {
        await using var portal = new PortalFactory { Configure = HeaderSignIn.Add };
        var (administrator, group, project) = await CreateSampleAsync(portal);

        using var answer = await AskAsync(portal, address, administrator);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, expected, group, project), answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/acme/svc")]
    [InlineData("/acme/nothing")]
    public async Task Who_may_not_see_it_cannot_tell_it_from_nothing(string address)
    {
        await using var portal = new PortalFactory { Configure = HeaderSignIn.Add };
        await CreateSampleAsync(portal);
        var stranger = await AddPersonAsync(portal, "stranger", isAdministrator: false);

        using var answer = await AskAsync(portal, address, stranger);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("""{"title":"Not Found","status":404}""", await answer.Content.ReadAsStringAsync(Ct));
    }

    [Theory]
    [InlineData("/acme/svc/-/settings/repository")]
    [InlineData("/acme/nothing")]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in_and_led_back_either_way(string address)
    {
        await using var portal = new PortalFactory();
        await CreateSampleAsync(portal);

        using var answer = await AskAsync(portal, address, userId: null, accept: "text/html");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"{PortalRoutes.SignIn}?returnUrl={Uri.EscapeDataString(address)}", answer.Headers.Location!.PathAndQuery);
    }

    private static async Task<(long Administrator, long Group, long Project)> CreateSampleAsync(PortalFactory portal)
    {
        var administrator = await AddPersonAsync(portal, "root", isAdministrator: true);
        var caller = new Caller(administrator, Doors.Web, null, null);
        var groups = portal.Services.GetRequiredService<GroupService>();
        var projects = portal.Services.GetRequiredService<ProjectService>();
        var group = (await groups.CreateAsync(caller, null, new HolderInput("Acme", "acme", "", Visibility.Private), Ct)).Value!;
        var project = (await projects.CreateAsync(caller, group.Id, new HolderInput("Svc", "old-name", "", Visibility.Private), Ct)).Value!;
        await projects.EditAsync(caller, project.Id, new HolderInput("Svc", "svc", "", Visibility.Private), Ct);
        return (administrator, group.Id, project.Id);
    }

    private static async Task<long> AddPersonAsync(PortalFactory portal, string name, bool isAdministrator)
    {
        await using var db = portal.CreateDbContext();
        var person = new PortalUser { UserName = name, NormalizedUserName = name.ToUpperInvariant(), IsAdministrator = isAdministrator };
        db.Users.Add(person);
        await db.SaveChangesAsync(Ct);
        return person.Id;
    }

    private static async Task<HttpResponseMessage> AskAsync(PortalFactory portal, string address, long? userId, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", accept } } };
        if (userId is not null)
            request.Headers.Add(HeaderSignIn.Header, userId.Value.ToString(CultureInfo.InvariantCulture));
        return await portal.CreatePlainClient().SendAsync(request, Ct);
    }
}
