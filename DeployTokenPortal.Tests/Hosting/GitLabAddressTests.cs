using DeployTokenPortal.Hosting.Redirects;

namespace DeployTokenPortal.Tests.Hosting;

public sealed class GitLabAddressTests
{
    [Theory]
    [InlineData("acme", "acme", nameof(GitLabPage.Overview))]
    [InlineData("acme/platform/svc", "acme/platform/svc", nameof(GitLabPage.Overview))]
    [InlineData("acme/platform/svc/", "acme/platform/svc", nameof(GitLabPage.Overview))]
    [InlineData("groups/acme", "acme", nameof(GitLabPage.Overview))]
    [InlineData("acme/svc/-/settings/ci_cd", "acme/svc", nameof(GitLabPage.CiCd))]
    [InlineData("acme/svc/-/settings/repository", "acme/svc", nameof(GitLabPage.DeployTokens))]
    [InlineData("groups/acme/platform/-/settings/repository", "acme/platform", nameof(GitLabPage.DeployTokens))]
    public void Address_of_GitLab_is_understood(string path, string fullPath, string page)
    {
        Assert.True(GitLabAddress.TryParse(path, out var address));

        Assert.Equal((fullPath, page), (address.FullPath, address.Page.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("api/v4/unknown")]
    [InlineData("jwt/auth/x")]
    [InlineData("v2/acme/svc/manifests/latest")]
    [InlineData("acme/svc.git/info/refs")]
    [InlineData("acme/svc/-/issues")]
    [InlineData("-/settings/ci_cd")]
    [InlineData("acme//svc")]
    [InlineData("acme/../admin")]
    [InlineData("acme/%2e%2e")]
    [InlineData("acme/svc\r\nLocation: x")]
    [InlineData(".env")]
    [InlineData("robots.txt")]
    public void Anything_else_is_none(string? path) => Assert.False(GitLabAddress.TryParse(path, out _));

    [Fact]
    public void Path_longer_than_any_is_none() => Assert.False(GitLabAddress.TryParse(string.Join('/', Enumerable.Repeat("a", 200)), out _));
}
