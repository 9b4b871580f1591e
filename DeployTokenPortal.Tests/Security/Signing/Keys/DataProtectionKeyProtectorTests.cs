using System.Security.Cryptography;
using DeployTokenPortal.Security.Signing.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace DeployTokenPortal.Tests.Security.Signing.Keys;

public sealed class DataProtectionKeyProtectorTests
{
    private static readonly byte[] s_privateKey = RandomNumberGenerator.GetBytes(138);

    private readonly DataProtectionKeyProtector _protector = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void Protected_key_comes_back() => Assert.Equal(s_privateKey, _protector.Unprotect(_protector.Protect(s_privateKey)));

    [Fact]
    public void Protected_key_does_not_show_the_key()
    {
        var text = _protector.Protect(s_privateKey);

        Assert.Equal(-1, Convert.FromBase64String(text).AsSpan().IndexOf(s_privateKey.AsSpan(0, 16)));
    }

    [Fact]
    public void Key_protected_by_another_installation_is_refused()
    {
        var foreign = new DataProtectionKeyProtector(new EphemeralDataProtectionProvider()).Protect(s_privateKey);

        Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect(foreign));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void Damaged_text_is_refused(string text) => Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect(text));
}
