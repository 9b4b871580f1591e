using Bunit;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.RegistryConnections.Upstreams;
using DeployTokenPortal.Components.Pages.Registries;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DeployTokenPortal.Tests.Components.Registries;

public sealed class ConnectionPageTests : PortalComponentTest
{
    private const string Url = "#connection-upstreamurl";
    private const string Password = "#connection-upstreampassword";
    private Caller _root = Caller.System;
    private HolderRef _acme = new(0, "");

    [Fact]
    public async Task New_connection_of_a_group_is_saved_and_opened()
    {
        var page = await OpenNewAsync();
        await page.Find("#connection-format").ChangeAsync(nameof(RegistryFormat.Maven));
        await page.Find("#connection-holder").ChangeAsync("on");
        await page.Find("#connection-holderpath").InputAsync("acme");
        await page.Find(Url).InputAsync("http://127.0.0.1:8082/maven/{project_path}");
        await page.Find("#connection-upstreamusername").InputAsync("portal");
        await page.Find(Password).InputAsync("hunter two");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Matches("/admin/registries/[0-9]+$", Services.GetRequiredService<NavigationManager>().Uri));
        var made = await SingleAsync();
        Assert.Equal((RegistryFormat.Maven, "acme", "127.0.0.1:8082", true), (made.Format, made.HolderPath, made.Name, made.HasPassword));
    }

    [Fact]
    public async Task Faults_stand_beside_their_fields_and_nothing_typed_is_lost()
    {
        var page = await OpenNewAsync();
        await page.Find(Url).InputAsync("packages.acme.example/npm");
        await page.Find("#connection-upstreamusername").InputAsync("a:b");

        await page.Find("form").SubmitAsync();

        page.WaitForElement("#error-summary");
        Assert.All([Url, "#connection-upstreamusername"], field => Assert.Equal("true", page.Find(field).GetAttribute("aria-invalid")));
        Assert.Equal(("packages.acme.example/npm", "a:b"), (page.Find(Url).GetAttribute("value"), page.Find("#connection-upstreamusername").GetAttribute("value")));
        Assert.Contains("Write the address as https://packages.example.com/npm/{project_path}", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_path_is_said_at_its_field()
    {
        var page = await OpenNewAsync();
        await page.Find("#connection-holder").ChangeAsync("on");
        await page.Find("#connection-holderpath").InputAsync("nobody/knows");
        await page.Find(Url).InputAsync("http://127.0.0.1:4873");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#connection-holderpath").GetAttribute("aria-invalid")));
    }

    [Theory]
    [InlineData("http://127.0.0.1:4873", "Only tokens of acme itself open it")]
    [InlineData("http://127.0.0.1:4873/{group_path}", "A token of that group is needed")]
    [InlineData("http://127.0.0.1:4873/{project_id}", "Every project has a place of its own")]
    public async Task Address_of_a_group_says_while_it_is_typed_who_shares_it(string address, string expected)
    {
        var page = await OpenNewAsync(group: true);

        await page.Find(Url).InputAsync(address);

        Assert.Contains(expected, page.Find("[role=status] .alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_shared_by_the_whole_instance_opens_to_no_deploy_token()
    {
        var page = await OpenNewAsync();

        await page.Find(Url).InputAsync("http://127.0.0.1:4873");

        Assert.Contains("all of them are refused", page.Find("[role=status] .alert").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_that_is_still_wrong_says_nothing_of_sharing()
    {
        var page = await OpenNewAsync();

        await page.Find(Url).InputAsync("http://");

        Assert.Empty(page.FindAll("form [role=status] .alert"));
    }

    [Fact]
    public async Task Stored_password_is_never_drawn_and_is_kept_when_another_field_changes()
    {
        var page = await OpenAsync("s3cret-upstream");
        Assert.Equal("", page.Find(Password).GetAttribute("value") ?? "");
        Assert.Contains("Stored; type to replace it.", page.Markup, StringComparison.Ordinal);
        await page.Find("#connection-name").InputAsync("renamed");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("renamed was saved.", page.Markup, StringComparison.Ordinal));
        Assert.True((await SingleAsync()).HasPassword);
        Assert.DoesNotContain("s3cret-upstream", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_goes_to_another_host_only_when_it_is_typed_again()
    {
        var page = await OpenAsync("s3cret-upstream");
        await page.Find(Url).InputAsync("http://127.0.0.2:4873");

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find(Password).GetAttribute("aria-invalid")));
        Assert.Equal("http://127.0.0.1:4873", (await SingleAsync()).UpstreamUrl);
    }

    [Fact]
    public async Task Stored_password_is_forgotten_on_demand()
    {
        var page = await OpenAsync("s3cret-upstream");
        await page.FindAll("label.check input")[0].ChangeAsync(true);

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.DoesNotContain("Stored; type to replace it.", page.Markup, StringComparison.Ordinal));
        Assert.False((await SingleAsync()).HasPassword);
    }

    [Fact]
    public async Task Test_shows_what_the_upstream_said()
    {
        var page = await OpenAsync("s3cret-upstream", "http://127.0.0.1:1");

        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Test").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("The upstream does not answer", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Contains("0 of 1 passed", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_of_another_place_is_not_found_below_a_group()
    {
        await OpenAsync(null);
        var other = await Portal.AddGroupAsync(_root, "other");
        var made = await SingleAsync();

        var page = Render<ConnectionPage>(parameters => parameters.Add(page => page.GroupId, other.Id).Add(page => page.Id, made.Id));

        page.WaitForAssertion(() => Assert.Contains("was not found", page.Markup, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<ConnectionPage>> OpenNewAsync(bool group = false)
    {
        await PrepareAsync();
        var page = Render<ConnectionPage>(parameters => parameters.Add(page => page.GroupId, group ? _acme.Id : null));
        page.WaitForElement("form");
        return page;
    }

    private async Task<IRenderedComponent<ConnectionPage>> OpenAsync(string? password, string url = "http://127.0.0.1:4873")
    {
        await PrepareAsync();
        var made = TestPortal.Succeeded(await Portal.Get<RegistryConnectionService>().CreateAsync(
            _root,
            new RegistryConnectionInput
            {
                Format = RegistryFormat.Npm,
                UpstreamUrl = url,
                UpstreamPassword = password is null ? null : new SecretValue(password),
                HolderKind = ResourceKind.Group,
                HolderId = _acme.Id,
            },
            Ct));
        var page = Render<ConnectionPage>(parameters => parameters.Add(page => page.GroupId, _acme.Id).Add(page => page.Id, made.Id));
        page.WaitForElement("form");
        return page;
    }

    private async Task PrepareAsync()
    {
        _root = await SignInAsync("root", isAdministrator: true);
        _acme = await Portal.AddGroupAsync(_root, "acme");
        Use<HolderQueries>();
        Use<RegistryConnectionQueries>();
        Use<RegistryConnectionService>();
        Use<RegistryProbe>();
        Use<UpstreamProbe>();
        Render<MudBlazor.MudPopoverProvider>();
    }

    private async Task<RegistryConnectionView> SingleAsync() => Assert.Single(TestPortal.Succeeded(
        await Portal.Get<RegistryConnectionQueries>().ListAsync(_root, ResourceKind.Instance, 0, new PageRequest(1, 10), Ct)).Items);
}
