namespace DeployTokenPortal.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void Assembly_is_named_as_its_folder() => Assert.Equal("DeployTokenPortal.Tests", typeof(PlaceholderTests).Assembly.GetName().Name);
}
