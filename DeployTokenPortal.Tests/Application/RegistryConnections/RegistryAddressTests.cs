using System.Net;
using CsCheck;
using DeployTokenPortal.Application.RegistryConnections;

namespace DeployTokenPortal.Tests.Application.RegistryConnections;

public sealed class RegistryAddressTests
{
    [Theory]
    [InlineData("https://registry.acme.example", "https://registry.acme.example/")]
    [InlineData("  https://registry.acme.example/  ", "https://registry.acme.example/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void Address_of_a_registry_is_accepted(string typed, string address) =>
        Assert.Equal(address, RegistryAddress.Check(typed).Value?.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("registry.acme.example")]
    [InlineData("registry.acme.example:5000")]
    [InlineData("//registry.acme.example")]
    [InlineData("ftp://registry.acme.example")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://me:secret@registry.acme.example")]
    [InlineData("https://registry.acme.example/v2/")]
    [InlineData("https://registry.acme.example/?a=b")]
    [InlineData("https://registry.acme.example/#a")]
    public void Anything_else_is_refused_at_the_field(string? typed)
    {
        var result = RegistryAddress.Check(typed);

        Assert.False(result.IsSuccess);
        Assert.Equal("Address", Assert.Single(result.Failure.Fields).Field);
    }

    [Fact]
    public void Anything_is_judged_without_a_fault() => Gen.String.Sample(text => RegistryAddress.Check("https://" + text) is not null);

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("::1", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("fd12:3456::1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("169.254.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("febf::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fd20:ce::254", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("ff02::1", false)]
    public void Link_local_metadata_and_group_addresses_are_never_called(string address, bool mayReach) =>
        Assert.Equal(mayReach, RegistryAddress.MayReach(IPAddress.Parse(address)));
}
