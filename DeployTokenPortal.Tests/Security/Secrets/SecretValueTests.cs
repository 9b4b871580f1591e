using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Tests.Security.Secrets;

public sealed class SecretValueTests
{
    private const string Plaintext = "gldt-plaintext-that-must-not-leak";

    private readonly SecretValue _secret = new(Plaintext);

    [Fact]
    public void Secret_is_revealed_only_on_request() => Assert.Equal(Plaintext, _secret.Reveal());

    [Fact]
    public void Secret_in_a_message_is_redacted() =>
        Assert.Equal("got [redacted]", string.Create(CultureInfo.InvariantCulture, $"got {_secret}"));

    [Fact]
    public void Secret_in_json_is_absent() => Assert.Equal("""{"Token":{}}""", JsonSerializer.Serialize(new { Token = _secret }));

    [Fact]
    public void Secret_inside_a_record_is_redacted() =>
        Assert.Equal("Created { Id = 7, Token = [redacted] }", new Created(7, _secret).ToString());

    [Fact]
    public void Secret_has_no_public_property_and_no_conversion()
    {
        var type = typeof(SecretValue);

        Assert.Empty(type.GetProperties());
        Assert.Empty(type.GetFields());
        Assert.DoesNotContain(type.GetMethods(), method => method.Name.StartsWith("op_", StringComparison.Ordinal));
    }

    [Fact]
    public void Secret_in_a_debugger_is_redacted() =>
        Assert.Equal("[redacted]", typeof(SecretValue).GetCustomAttribute<DebuggerDisplayAttribute>()?.Value);

    [Fact]
    public void Empty_secret_is_refused() => Assert.Throws<ArgumentException>(() => new SecretValue(""));

    private sealed record Created(long Id, SecretValue Token);
}
