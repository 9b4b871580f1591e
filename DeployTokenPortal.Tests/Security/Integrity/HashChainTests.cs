using DeployTokenPortal.Security.Integrity;

namespace DeployTokenPortal.Tests.Security.Integrity;

public sealed class HashChainTests
{
    private static readonly byte[] s_first = HashChain.Begin("0");

    [Fact]
    public void Hash_is_the_same_for_the_same_record()
    {
        Assert.Equal(Convert.ToHexString(HashChain.Next(s_first, ["a", null, "ü"])), Convert.ToHexString(HashChain.Next(s_first, ["a", null, "ü"])));
    }

    // Computed with another SHA-256: a change of the way of writing records down would break every stored chain.
    [Fact]
    public void Hash_never_changes_between_releases()
    {
        Assert.Equal("140d034daf4b3b8a7cb1c956c2557eaa5a370f4be38f6c875804c4c969b32458", Convert.ToHexStringLower(HashChain.Next(s_first, ["a", null, "ü"])));
    }

    [Fact]
    public void Any_other_record_has_another_hash()
    {
        string?[][] records =
            [["a", null, "ü"], ["a", null], ["a", "", "ü"], ["a", null, "u"], ["", "a", "ü"], ["aü", null, ""], ["a", null, "ü", null], []];

        Assert.Distinct(records.Select(fields => Convert.ToHexString(HashChain.Next(s_first, fields))));
    }

    [Fact]
    public void Hash_depends_on_the_one_before_and_on_the_beginning()
    {
        Assert.NotEqual(HashChain.Next(s_first, ["a"]), HashChain.Next(HashChain.Next(s_first, ["b"]), ["a"]));
        Assert.NotEqual(s_first, HashChain.Begin("1"));
    }
}
