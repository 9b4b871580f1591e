using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Tests.Security.Secrets;

public sealed class SecretGeneratorTests
{
    [Theory]
    [InlineData("gldt-")]
    [InlineData("glpat-")]
    [InlineData("")]
    [InlineData("acme-gldt-")]
    public void Generated_secret_is_prefix_and_33_letters_or_digits(string prefix)
    {
        var text = SecretGenerator.Generate(prefix).Reveal();

        Assert.StartsWith(prefix, text, StringComparison.Ordinal);
        Assert.Equal(prefix.Length + 33, text.Length);
        Assert.All(text[prefix.Length..], digit => Assert.True(char.IsAsciiLetterOrDigit(digit)));
    }

    [Fact]
    public void Generated_secret_is_plausible_also_behind_the_longest_prefix()
    {
        var prefix = new string('p', SecretGenerator.MaxPrefixLength);

        var text = SecretGenerator.Generate(prefix).Reveal();

        Assert.Equal(SecretFormat.MaxLength, text.Length);
        Assert.Equal(SecretShape.Plausible, SecretFormat.Judge(text, prefix));
    }

    [Fact]
    public void Longer_prefix_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SecretGenerator.Generate(new string('p', SecretGenerator.MaxPrefixLength + 1)));

    [Fact]
    public void Thousand_secrets_are_all_different()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => SecretGenerator.Generate("gldt-").Reveal());

        Assert.Equal(1000, secrets.Distinct(StringComparer.Ordinal).Count());
    }
}
