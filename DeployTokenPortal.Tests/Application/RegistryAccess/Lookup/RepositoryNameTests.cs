using CsCheck;
using DeployTokenPortal.Application.RegistryAccess.Lookup;

namespace DeployTokenPortal.Tests.Application.RegistryAccess.Lookup;

public sealed class RepositoryNameTests
{
    // Contract §4.3: the whole name, or one or two trailing segments cut off; never one segment alone.
    [Theory]
    [InlineData("acme/app", "acme/app")]
    [InlineData("acme/app/web", "acme/app/web acme/app")]
    [InlineData("acme/app/web/prod", "acme/app/web/prod acme/app/web acme/app")]
    [InlineData("acme/platform/svc/web/prod", "acme/platform/svc/web/prod acme/platform/svc/web acme/platform/svc")]
    [InlineData("a/b.c/d_e/f__g/h--i", "a/b.c/d_e/f__g/h--i a/b.c/d_e/f__g a/b.c/d_e")]
    [InlineData("acme", "")]
    [InlineData("", "")]
    [InlineData("/acme/app", "")]
    [InlineData("acme/app/", "")]
    [InlineData("acme//app", "")]
    [InlineData("acme/App", "")]
    [InlineData("acme/app\n", "")]
    [InlineData("acme/app/web\n", "")]
    [InlineData("acme/../app", "")]
    [InlineData("acme/./app", "")]
    [InlineData("acme/.app", "")]
    [InlineData("acme/app-", "")]
    [InlineData("acme/a___b", "")]
    [InlineData("acme/a..b", "")]
    [InlineData("acme/app:5000", "")]
    [InlineData("acme/äpp", "")]
    [InlineData("acme/app web", "")]
    [InlineData("acme%2Fapp", "")]
    public void Name_leads_to_these_projects(string name, string paths) => Assert.Equal(paths, string.Join(' ', RepositoryName.ProjectPaths(name)));

    [Theory]
    [InlineData(255, 1)]
    [InlineData(256, 0)]
    public void Longest_name_is_255_characters(int length, int paths) =>
        Assert.Equal(paths, RepositoryName.ProjectPaths("acme/" + new string('a', length - 5)).Count());

    [Fact]
    public void Anything_is_judged_without_a_fault() => Gen.String.Sample(name => RepositoryName.ProjectPaths(name).All(path => path.Contains('/')));
}
