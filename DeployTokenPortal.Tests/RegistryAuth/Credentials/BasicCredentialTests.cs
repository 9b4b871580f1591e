using System.Text;
using CsCheck;
using DeployTokenPortal.RegistryAuth.Credentials;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Tests.RegistryAuth.Credentials;

public sealed class BasicCredentialTests
{
    // RFC 7617 §2: the user-id has no colon, the password may; UTF-8.
    [Theory]
    [InlineData("gitlab+deploy-token-1:gldt-secret", "gitlab+deploy-token-1", "gldt-secret")]
    [InlineData("ci:with:colons", "ci", "with:colons")]
    [InlineData(":secret", "", "secret")]
    [InlineData("ci:", "ci", null)]
    [InlineData(":", "", null)]
    [InlineData("jörg:schlüßel", "jörg", "schlüßel")]
    [InlineData(" ci : secret ", " ci ", " secret ")]
    public void Wellformed_pair_is_read_as_sent(string pair, string username, string? secret)
    {
        var credential = BasicCredential.Read(Header(Encoding.UTF8.GetBytes(pair)));

        Assert.Equal((username, secret), (credential!.Username, credential.Secret?.Reveal()));
    }

    [Theory]
    [InlineData("basic Y2k6eA==")]
    [InlineData("BASIC Y2k6eA==")]
    [InlineData("Basic   Y2k6eA==")]
    public void Scheme_is_read_without_regard_to_case(string header) => Assert.Equal("ci", BasicCredential.Read(header)?.Username);

    [Theory]
    [InlineData("")]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic =")]
    [InlineData("Basic Y2k6eA")]
    [InlineData("Basic Y2k6eA==, Basic Y2k6eA==")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Basic Y2k6AA==")]
    [InlineData("Basic Y2kKOng=")]
    [InlineData("Basic /zo=")]
    [InlineData("Bearer Y2k6eA==")]
    [InlineData("Basically Y2k6eA==")]
    [InlineData("Y2k6eA==")]
    public void Header_that_is_no_wellformed_Basic_is_no_credential(string header) => Assert.Null(BasicCredential.Read(header));

    [Fact]
    public void Two_headers_are_no_credential() => Assert.Null(BasicCredential.Read(new StringValues(["Basic Y2k6eA==", "Basic Y2k6eA=="])));

    [Theory]
    [InlineData(2046, true)]
    [InlineData(2047, false)]
    [InlineData(1_000_000, false)]
    public void Length_is_capped_before_decoding(int secretLength, bool isRead) =>
        Assert.Equal(isRead, BasicCredential.Read(Header(Encoding.UTF8.GetBytes("c:" + new string('x', secretLength)))) is not null);

    [Fact]
    public void Any_bytes_are_read_without_a_fault() =>
        Gen.Byte.Array[0, 200].Sample(bytes => BasicCredential.Read(Header(bytes)) is null || bytes.Contains((byte)':'));

    [Fact]
    public void Any_text_is_read_without_a_fault() => Gen.String.Sample(text => BasicCredential.Read("Basic " + text) is null or { Username: not null });

    private static StringValues Header(byte[] pair) => "Basic " + Convert.ToBase64String(pair);
}
