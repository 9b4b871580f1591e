using DeployTokenPortal.RegistryAuth.Paths;

namespace DeployTokenPortal.Tests.RegistryAuth.Paths;

public sealed class RequestPathTests
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/widget", "widget")]
    [InlineData("/simple/widget/", "simple|widget")]
    [InlineData("/@acme%2fwidget", "@acme/widget")]
    [InlineData("/@acme%2Fwidget/-/widget-1.0.0.tgz", "@acme/widget|-|widget-1.0.0.tgz")]
    [InlineData("/%77idget", "widget")]
    [InlineData("/a%20b", "a b")]
    [InlineData("/gr%C3%B6%C3%9Fe", "größe")]
    [InlineData("/100%25", "100%")]
    [InlineData("/a...b/..c/c..", "a...b|..c|c..")]
    [InlineData("/widget?x=..%2f..", "widget")]
    public void Good_path_is_decoded_once_into_segments(string target, string segments) =>
        Assert.Equal(segments, string.Join('|', RequestPath.Parse(target)!.Segments));

    [Theory]
    [InlineData("")]
    [InlineData("widget")]
    [InlineData("http://elsewhere.example/widget")]
    [InlineData("//widget")]
    [InlineData("/a//b")]
    [InlineData("/a/b//")]
    [InlineData("/a/../b")]
    [InlineData("/a/./b")]
    [InlineData("/a/..")]
    [InlineData("/a/%2e%2e/b")]
    [InlineData("/a/%2E./b")]
    [InlineData("/a/%252e%252e/b")]
    [InlineData("/a%252fb")]
    [InlineData("/a%2fb")]
    [InlineData("/@a%2fb%2fc")]
    [InlineData("/@a%2f..")]
    [InlineData("/@%2fb")]
    [InlineData("/@a%2f")]
    [InlineData("/a\\b")]
    [InlineData("/a%5cb")]
    [InlineData("/a;v=1/b")]
    [InlineData("/a%3bv")]
    [InlineData("/a%00")]
    [InlineData("/a%0d%0aX: y")]
    [InlineData("/a b")]
    [InlineData("/a#b")]
    [InlineData("/a%23b")]
    [InlineData("/a%")]
    [InlineData("/a%2")]
    [InlineData("/a%zz")]
    [InlineData("/a%c0%ae")]
    [InlineData("/größe")]
    public void Hostile_path_is_not_understood(string target) => Assert.Null(RequestPath.Parse(target));

    [Fact]
    public void Path_that_is_too_long_is_not_understood()
    {
        Assert.NotNull(RequestPath.Parse("/" + new string('a', 4095)));
        Assert.Null(RequestPath.Parse("/" + new string('a', 4096)));
    }

    [Fact]
    public void Parameter_counts_only_when_it_stands_once()
    {
        var path = RequestPath.Parse("/info/refs?service=git-upload-pack&x=1&X=2")!;

        Assert.Equal("git-upload-pack", path.Query("service"));
        Assert.Null(path.Query("x"));
        Assert.True(path.HasRepeated("x"));
        Assert.False(path.HasRepeated("service"));
    }
}
