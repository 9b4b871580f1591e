using CsCheck;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Tests.Security.Secrets;

public sealed class SecretFormatTests
{
    private const string Prefix = "gldt-";
    private const string Base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly Gen<byte[]> s_random = Gen.Byte.Array[SecretFormat.RandomBytes];

    // Computed outside this code base: Python's int.from_bytes and zlib.crc32.
    [Theory]
    [InlineData("gldt-", "0000000000000000000000000000000000000000", "gldt-00000000000000000000000000028GZek")]
    [InlineData("gldt-", "000102030405060708090a0b0c0d0e0f10111213", "gldt-0029sS3yqsuDyR1vGFhTuuRAq1b2mODv8")]
    [InlineData("glpat-", "ffffffffffffffffffffffffffffffffffffffff", "glpat-aWgEPTl1tmebfsQzFP4bxwgy80V2CzScg")]
    public void Secret_of_known_bytes_has_the_documented_text(string prefix, string random, string expected)
    {
        var secret = SecretFormat.Compose(prefix, Convert.FromHexString(random));

        Assert.Equal(expected, secret.Reveal());
    }

    [Fact]
    public void Composed_secret_is_plausible_for_any_random_bytes() =>
        s_random.Sample(random => Judge(Compose(random)) == SecretShape.Plausible);

    [Fact]
    public void Single_mistyped_character_is_always_noticed() =>
        Gen.Select(s_random, Gen.Int[0, 32], Gen.Int[1, 61]).Sample((random, position, step) =>
        {
            var text = Compose(random).ToCharArray();
            var index = Prefix.Length + position;
            text[index] = Base62Digits[(Base62Digits.IndexOf(text[index], StringComparison.Ordinal) + step) % 62];

            return SecretFormat.Judge(text, Prefix) == SecretShape.Malformed;
        });

    [Fact]
    public void Two_neighbours_swapped_are_always_noticed() =>
        Gen.Select(s_random, Gen.Int[0, 31]).Sample((random, position) =>
        {
            var text = Compose(random).ToCharArray();
            var index = Prefix.Length + position;
            var same = text[index] == text[index + 1];
            (text[index], text[index + 1]) = (text[index + 1], text[index]);

            return SecretFormat.Judge(text, Prefix) == (same ? SecretShape.Plausible : SecretShape.Malformed);
        });

    [Fact]
    public void Any_text_is_judged_without_an_exception() =>
        Gen.Select(Gen.String, Gen.String[0, 40]).Sample((text, prefix) => Enum.IsDefined(SecretFormat.Judge(text, prefix)));

    [Theory]
    [InlineData("an-operators-own-secret")]
    [InlineData("glpat-an-operators-own-secret")]
    [InlineData("gldt-20charactersofgitlab")]
    [InlineData("gldt-00000000000000000000000000028GZekx")]
    [InlineData("gldt-000000000000000000000000000_8GZek")]
    [InlineData("GLDT-0000000000000000000000000000000000")]
    [InlineData("geheimnis mit Ümläuten 🔑")]
    public void Text_of_another_shape_is_plausible(string presented) => Assert.Equal(SecretShape.Plausible, Judge(presented));

    [Theory]
    [InlineData("")]
    [InlineData("gldt-")]
    [InlineData("nineteen-characters")]
    [InlineData("gldt-00000000000000000000000000028GZe8")]
    [InlineData("twenty-and-more-characters\n")]
    [InlineData("twenty-and-more\0characters")]
    [InlineData("twenty-and-more-\u0085characters")]
    public void Text_that_cannot_be_a_secret_is_malformed(string presented) => Assert.Equal(SecretShape.Malformed, Judge(presented));

    // Not inline data: an unpaired surrogate does not survive the way into an attribute.
    [Fact]
    public void Unpaired_surrogate_is_malformed() => Assert.Equal(SecretShape.Malformed, Judge("twenty-and-more-characters\ud800"));

    [Theory]
    [InlineData(19, SecretShape.Malformed)]
    [InlineData(20, SecretShape.Plausible)]
    [InlineData(255, SecretShape.Plausible)]
    [InlineData(256, SecretShape.Malformed)]
    [InlineData(1_000_000, SecretShape.Malformed)]
    public void Length_is_bounded_at_both_ends(int length, SecretShape expected) => Assert.Equal(expected, Judge(new string('x', length)));

    [Fact]
    public void Longest_text_of_the_widest_characters_is_judged() => Assert.Equal(SecretShape.Plausible, Judge(new string('字', 255)));

    private static string Compose(byte[] random) => SecretFormat.Compose(Prefix, random).Reveal();

    private static SecretShape Judge(string presented) => SecretFormat.Judge(presented, Prefix);
}
