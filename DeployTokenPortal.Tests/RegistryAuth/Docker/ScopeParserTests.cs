using CsCheck;
using DeployTokenPortal.RegistryAuth.Docker;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

public sealed class ScopeParserTests
{
    // Distribution token spec: type:name:actions; real-clients.md §2: how clients send several.
    [Theory]
    [InlineData("repository:acme/app:pull", "repository acme/app pull")]
    [InlineData("repository:acme/app:push,pull", "repository acme/app push,pull")]
    [InlineData("repository:acme/app:pull repository:acme/web:pull", "repository acme/app pull|repository acme/web pull")]
    [InlineData("repository:acme/app:pull|repository:acme/web:pull", "repository acme/app pull|repository acme/web pull")]
    [InlineData("  repository:acme/app:pull   ", "repository acme/app pull")]
    [InlineData("repository:host:5000/acme/app:pull", "repository host:5000/acme/app pull")]
    [InlineData("repository:acme/app:*", "repository acme/app *")]
    [InlineData("repository:acme/app:pull,,pull,", "repository acme/app pull,pull")]
    [InlineData("repository:acme/app:", "repository acme/app ")]
    [InlineData("registry:catalog:*", "registry catalog *")]
    [InlineData("repository::pull", "repository  pull")]
    [InlineData("repository:acme/app", "")]
    [InlineData("repository", "")]
    [InlineData(":acme/app:pull", "")]
    [InlineData(":::", "")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    public void Entries_keep_their_order_and_what_is_malformed_is_left_out(string values, string expected)
    {
        var scopes = ScopeParser.Parse(new StringValues(values.Split('|')));

        Assert.Equal(expected, string.Join('|', scopes!.Select(scope => $"{scope.Type} {scope.Name} {string.Join(',', scope.Actions)}")));
    }

    [Fact]
    public void No_parameter_is_nothing_asked() => Assert.Empty(ScopeParser.Parse(StringValues.Empty)!);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Entries_are_counted(int count, bool isAccepted)
    {
        var repeated = Enumerable.Repeat("repository:acme/app:pull", count).ToArray();

        Assert.Equal(isAccepted, ScopeParser.Parse(new StringValues(repeated)) is not null);
        Assert.Equal(isAccepted, ScopeParser.Parse(string.Join(' ', repeated)) is not null);
    }

    [Fact]
    public void Very_long_parameter_is_refused() => Assert.Null(ScopeParser.Parse($"repository:{new string('a', 20_000)}:pull"));

    [Fact]
    public void Entry_with_too_many_actions_is_left_out() =>
        Assert.Empty(ScopeParser.Parse($"repository:acme/app:{string.Join(',', Enumerable.Repeat("pull", 21))}")!);

    [Fact]
    public void Anything_is_parsed_without_a_fault() =>
        Gen.String.Array[0, 5].Sample(values => ScopeParser.Parse(new StringValues(values))?.All(scope => scope.Type.Length > 0) ?? true);
}
