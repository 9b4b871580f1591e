using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Tests.Security.Secrets;

public sealed class SecretDigestTests
{
    // From: printf %s TEXT | sha256sum
    [Theory]
    [InlineData("gldt-00000000000000000000000000028GZek", "6f121109c2d47cc4e41dd93f80d5721f75f6cc29cfe4a0344072eb45be6b6132")]
    [InlineData("geheimnis mit Ümläuten 🔑", "63569bfc2678f5ab6c12a900e63c313ca7807392c7a5c37f31cffce75a0dc6c8")]
    public void Digest_is_the_sha256_of_the_whole_text(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(SecretDigest.Compute(new SecretValue(text))));

    [Fact]
    public void Presented_text_has_the_digest_that_was_stored()
    {
        var secret = SecretGenerator.Generate("gldt-");
        Span<byte> digest = stackalloc byte[SecretDigest.Length];

        SecretDigest.Compute(secret.Reveal(), digest);

        Assert.True(digest.SequenceEqual(SecretDigest.Compute(secret)));
    }

    [Fact]
    public void Digest_on_the_hot_path_does_not_allocate()
    {
        const int Rounds = 1000;
        var text = SecretGenerator.Generate("gldt-").Reveal();
        var digest = new byte[SecretDigest.Length];
        JudgeAndDigest(text, digest);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var round = 0; round < Rounds; round++)
        {
            JudgeAndDigest(text, digest);
        }

        // Less than a byte each: room for what the runtime itself does once in between.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Rounds - 1);
    }

    [Fact]
    public void Text_over_the_limit_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SecretDigest.Compute(new SecretValue(new string('字', 256))));

    [Theory]
    [InlineData("gldt-AbCd000000000000000000000003dNCo7", "AbCd")]
    [InlineData("an-operators-own-secret", "an-o")]
    [InlineData("gldt-12345678901234567890", "1234")]
    [InlineData("gldt-123456789012345", "")]
    [InlineData("tooshort", "")]
    public void Hint_is_what_follows_the_prefix_but_never_much_of_the_secret(string text, string expected) =>
        Assert.Equal(expected, SecretDigest.Hint(new SecretValue(text), "gldt-"));

    private static void JudgeAndDigest(string text, Span<byte> digest)
    {
        SecretFormat.Judge(text, "gldt-");
        SecretDigest.Compute(text, digest);
    }
}
