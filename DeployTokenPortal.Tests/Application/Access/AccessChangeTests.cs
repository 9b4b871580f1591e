using DeployTokenPortal.Application.Access;

namespace DeployTokenPortal.Tests.Application.Access;

public sealed class AccessChangeTests
{
    public static TheoryData<AccessChangeKind> Kinds => [.. Enum.GetValues<AccessChangeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Change_is_read_as_it_was_written(AccessChangeKind kind)
    {
        var change = new AccessChange(kind, long.MaxValue);

        Assert.True(AccessChange.TryRead(change.ToString(), out var read));
        Assert.Equal(change, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Tree")]
    [InlineData("Tree ")]
    [InlineData("Tree  0")]
    [InlineData("Tree 0 0")]
    [InlineData("tree 0")]
    [InlineData("0 7")]
    [InlineData("Forest 7")]
    [InlineData("DeployToken,Person 7")]
    [InlineData("DeployToken -7")]
    [InlineData("DeployToken 07")]
    [InlineData("DeployToken 7\n")]
    [InlineData("DeployToken ٧")]
    [InlineData("DeployToken 99999999999999999999")]
    public void Anything_else_is_no_change(string? text) => Assert.False(AccessChange.TryRead(text, out _));

    [Fact]
    public void Long_text_is_no_change() => Assert.False(AccessChange.TryRead("DeployToken " + new string('7', 1_000_000), out _));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Change_that_was_made_here_is_told_here_and_to_the_other_nodes_and_one_from_elsewhere_only_here(AccessChangeKind kind)
    {
        var changes = new AccessChanges();
        List<AccessChange> here = [], elsewhere = [];
        changes.DeployTokenChanged += id => here.Add(new AccessChange(AccessChangeKind.DeployToken, id));
        changes.PersonalAccessTokenChanged += id => here.Add(new AccessChange(AccessChangeKind.PersonalAccessToken, id));
        changes.PersonChanged += id => here.Add(new AccessChange(AccessChangeKind.Person, id));
        changes.TreeChanged += () => here.Add(new AccessChange(AccessChangeKind.Tree, 7));
        changes.ConnectionsChanged += () => here.Add(new AccessChange(AccessChangeKind.Connections, 7));
        changes.SigningKeysChanged += () => here.Add(new AccessChange(AccessChangeKind.SigningKeys, 7));
        changes.MadeHere += elsewhere.Add;

        changes.Tell(new AccessChange(kind, 7));
        Assert.Empty(elsewhere);
        Make(changes, kind);

        Assert.Equal([new AccessChange(kind, 7), new AccessChange(kind, 7)], here);
        Assert.Equal(kind, Assert.Single(elsewhere).Kind);
    }

    private static void Make(AccessChanges changes, AccessChangeKind kind)
    {
        Action make = kind switch
        {
            AccessChangeKind.DeployToken => () => changes.OnDeployTokenChanged(7),
            AccessChangeKind.PersonalAccessToken => () => changes.OnPersonalAccessTokenChanged(7),
            AccessChangeKind.Person => () => changes.OnPersonChanged(7),
            AccessChangeKind.Tree => changes.OnTreeChanged,
            AccessChangeKind.Connections => changes.OnConnectionsChanged,
            AccessChangeKind.SigningKeys => changes.OnSigningKeysChanged,
        };
        make();
    }
}
