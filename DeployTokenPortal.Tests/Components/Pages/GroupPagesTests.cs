using Bunit;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Components.Pages.Groups;
using DeployTokenPortal.Components.Pages.Members;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Pages;

public sealed class GroupPagesTests : PortalComponentTest
{
    [Fact]
    public async Task Path_follows_the_name_until_somebody_writes_it()
    {
        await SignInAsync("root", isAdministrator: true);
        var page = RenderPage<NewGroup>();

        await page.Find("#holder-name").InputAsync("Platform Team");
        Assert.Equal("platform-team", page.Find("#holder-path").GetAttribute("value"));
        await page.Find("#holder-path").InputAsync("plat");
        await page.Find("#holder-name").InputAsync("Platform");

        Assert.Equal("plat", page.Find("#holder-path").GetAttribute("value"));
    }

    [Fact]
    public async Task Path_in_use_is_said_at_the_field_and_nothing_typed_is_lost()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        await Portal.AddGroupAsync(root, "acme");
        var page = RenderPage<NewGroup>();
        await page.Find("#holder-name").InputAsync("Acme");

        await page.Find("form").SubmitAsync();

        page.WaitForElement("#error-summary");
        Assert.Equal(("Acme", "acme"), (page.Find("#holder-name").GetAttribute("value"), page.Find("#holder-path").GetAttribute("value")));
        Assert.Equal("true", page.Find("#holder-path").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Created_group_is_opened()
    {
        await SignInAsync("root", isAdministrator: true);
        var page = RenderPage<NewGroup>();
        await page.Find("#holder-name").InputAsync("Acme");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Matches("/groups/[0-9]+$", Services.GetRequiredService<NavigationManager>().Uri));
    }

    [Fact]
    public async Task Group_that_the_person_may_not_see_is_not_found()
    {
        var root = await Portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await Portal.AddGroupAsync(root, "acme");
        await SignInAsync("tom");

        var page = RenderPage<GroupOverview>(parameters => parameters.Add(page => page.Id, acme.Id));

        page.WaitForAssertion(() => Assert.Contains("was not found", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("acme", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_level_is_said_and_the_row_keeps_the_level_that_holds()
    {
        var root = await SignInAsync("root", isAdministrator: true);
        var acme = await Portal.AddGroupAsync(root, "acme");
        var ana = await Portal.AddPersonAsync("ana");
        var members = Portal.Get<MemberService>();
        TestPortal.Succeeded(await members.SetAsync(root, ResourceKind.Group, acme.Id, ana.UserId!.Value, new MemberInput(AccessLevel.Owner, null), Ct));
        if ((await members.RemoveAsync(root, ResourceKind.Group, acme.Id, root.UserId!.Value, Ct)).Failure is { Kind: not FailureKind.NotFound } failure)
            Assert.Fail(failure.Message);
        var page = RenderPage<MembersPage>(parameters => parameters.Add(page => page.GroupId, acme.Id));

        await page.Find("tbody select").ChangeAsync("Guest");

        page.WaitForAssertion(() => Assert.Contains("ana is the last owner of acme.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Owner", page.Find("tbody select option[selected]").TextContent);
    }

    private IRenderedComponent<T> RenderPage<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        Use<GroupService>();
        Use<HolderQueries>();
        Use<MemberQueries>();
        Use<MemberService>();
        Render<MudBlazor.MudPopoverProvider>();
        return Render<T>(parameters ?? (_ => { }));
    }
}
