using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Shared.Clients;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Tests.Components.Shared.Clients;

public sealed class ClientPlanTests
{
    private static readonly ConnectedFormat s_npm = new(RegistryFormat.Npm, RegistryConnectionKind.Hosted);
    private static readonly ConnectedFormat s_git = new(RegistryFormat.Git, RegistryConnectionKind.Hosted);
    private static readonly ConnectedFormat s_cache = new(RegistryFormat.PyPi, RegistryConnectionKind.Virtual);

    [Theory]
    [InlineData("read_package_registry", "Npm")]
    [InlineData("write_package_registry", "Npm")]
    [InlineData("read_repository", "Git")]
    [InlineData("read_virtual_registry", "Python")]
    [InlineData("read_registry", "Docker Podman Skopeo Kubernetes")]
    public void Only_clients_that_the_token_opens_something_for_have_a_tab(string scope, string clients)
    {
        var plan = Plan(DeployTokenScopeNames.Find(scope), s_npm, s_git, s_cache);

        Assert.Equal(clients, string.Join(' ', plan.Clients));
    }

    [Fact]
    public void Without_a_token_every_connected_client_has_a_tab_and_images_only_where_connected()
    {
        Assert.Equal([RegistryClient.Npm, RegistryClient.Git, RegistryClient.Python], Plan(null, s_npm, s_git, s_cache).Clients);
        Assert.Contains(RegistryClient.Docker, (Plan(null, s_npm) with { Images = new RegistryLocation("registry.acme.example", false) }).Clients);
    }

    [Fact]
    public void Where_nothing_is_connected_the_commands_name_an_example()
    {
        var plan = Plan(null);

        Assert.True(plan.NamesExample);
        Assert.Contains("registry.example.com", plan.SnippetsFor(RegistryClient.Docker)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_that_opens_nothing_here_has_no_tab() => Assert.Empty(Plan(DeployTokenScopes.ReadPackageRegistry, s_git).Clients);

    [Fact]
    public void Group_is_told_to_read_only()
    {
        var plan = Plan(DeployTokenScopes.WritePackageRegistry, s_npm) with { Kind = ResourceKind.Group };

        var text = string.Concat(plan.SnippetsFor(RegistryClient.Npm).Select(snippet => snippet.Text));
        Assert.Contains("/api/v4/groups/5/-/packages/npm/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("npm publish", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Group_whose_projects_have_places_of_their_own_publishes_to_a_project()
    {
        var plan = Plan(DeployTokenScopes.WritePackageRegistry, s_npm with { Reach = FormatReach.ProjectsBelow }) with { Kind = ResourceKind.Group };

        var text = string.Concat(plan.SnippetsFor(RegistryClient.Npm).Select(snippet => snippet.Text));
        Assert.Contains("/api/v4/projects/PROJECT_ID/packages/npm/", text, StringComparison.Ordinal);
        Assert.Contains("npm publish", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_group_above_shares_is_closed_to_a_token_from_here_and_says_so_to_everybody_else()
    {
        var shared = s_npm with { Reach = FormatReach.Shared };

        Assert.Empty(Plan(DeployTokenScopes.ReadPackageRegistry, shared).Clients);
        Assert.Equal([RegistryClient.Npm], Plan(null, shared).Clients);
        Assert.True(Plan(null, shared).NeedsTokenAbove(RegistryClient.Npm));
    }

    [Fact]
    public void Every_client_that_can_have_a_tab_is_told_something()
    {
        var formats = Enum.GetValues<RegistryFormat>().Where(format => format != RegistryFormat.Oci);
        var packages = Plan(null, [.. formats.Select(format => new ConnectedFormat(format, RegistryConnectionKind.Hosted))]);
        var plan = packages with { Images = new RegistryLocation("registry.acme.example", false) };

        Assert.Equal(Enum.GetValues<RegistryClient>().Order(), plan.Clients.Order());
        Assert.All(plan.Clients, client => Assert.All(plan.SnippetsFor(client), snippet => Assert.NotEmpty(snippet.Text)));
    }

    private static ClientPlan Plan(DeployTokenScopes? scopes, params IReadOnlyList<ConnectedFormat> formats) =>
        new("https://tokens.acme.example", ResourceKind.Project, 5, "acme/svc", "ci", scopes, null, formats);
}
