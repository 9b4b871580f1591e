using System.Text;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Credentials;
using Microsoft.AspNetCore.Http;

namespace DeployTokenPortal.Tests.RegistryAuth.Credentials;

/// <summary>Contract §5.1: which headers are a credential for which family. Written as <c>user:secret</c>; <c>*</c> for a name that is ignored, <c>~</c> for a forgiving one.</summary>
public sealed class PackageCredentialTests
{
    private const string Basic = "Basic dTpz"; // u:s

    [Theory]
    // Family A.
    [InlineData(RegistryFormat.Npm, "Authorization", Basic, "*:s~")]
    [InlineData(RegistryFormat.Maven, "deploy-token", "d", "*:d~")]
    [InlineData(RegistryFormat.PyPi, "Authorization", "Bearer b", "*:b")]
    [InlineData(RegistryFormat.Generic, "Authorization", "bearer b", "*:b")]
    [InlineData(RegistryFormat.Composer, "PRIVATE-TOKEN", "p", "*:p personal")]
    [InlineData(RegistryFormat.Npm, "X-NuGet-ApiKey", "k", "none")]
    [InlineData(RegistryFormat.Npm, "Job-Token", "j", "none")]
    [InlineData(RegistryFormat.Npm, "Authorization", "Token t", "none")]
    [InlineData(RegistryFormat.Npm, "Authorization", "Basic ???", "none")]
    // Family B.
    [InlineData(RegistryFormat.NuGet, "Authorization", Basic, "u:s")]
    [InlineData(RegistryFormat.NuGet, "X-NuGet-ApiKey", "k", "*:k")]
    [InlineData(RegistryFormat.NuGet, "Deploy-Token", "d", "none")]
    [InlineData(RegistryFormat.Go, "Authorization", "Bearer b", "none")]
    [InlineData(RegistryFormat.Git, "Authorization", Basic, "u:s")]
    [InlineData(RegistryFormat.Git, "Deploy-Token", "d", "none")]
    [InlineData(RegistryFormat.Oci, "Authorization", Basic, "u:s")]
    // Family B'.
    [InlineData(RegistryFormat.Helm, "Authorization", Basic, "*:s")]
    [InlineData(RegistryFormat.Helm, "Authorization", "Basic OnM=", "none")]
    [InlineData(RegistryFormat.RubyGems, "Authorization", "raw-secret", "*:raw-secret")]
    [InlineData(RegistryFormat.Conan, "Authorization", "Bearer b", "*:b")]
    public void One_header_is_read_as(RegistryFormat format, string name, string value, string expected) =>
        Assert.Equal(expected, Describe(PackageCredential.Read(format, isVirtual: false, new HeaderDictionary { [name] = value })));

    [Theory]
    [InlineData(RegistryFormat.Npm, "Deploy-Token", "*:s~")]
    [InlineData(RegistryFormat.Npm, "PRIVATE-TOKEN", "*:s~")]
    [InlineData(RegistryFormat.NuGet, "X-NuGet-ApiKey", "contradiction")]
    [InlineData(RegistryFormat.Git, "Deploy-Token", "u:s")]
    public void Basic_beside_another_header_is_read_as(RegistryFormat format, string other, string expected) =>
        Assert.Equal(expected, Describe(PackageCredential.Read(format, isVirtual: false, new HeaderDictionary { ["Authorization"] = Basic, [other] = "x" })));

    [Fact]
    public void Empty_pair_does_not_contradict_a_key()
    {
        var headers = new HeaderDictionary { ["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(":")), ["X-NuGet-ApiKey"] = "k" };

        Assert.Equal("*:k", Describe(PackageCredential.Read(RegistryFormat.NuGet, isVirtual: false, headers)));
    }

    [Fact]
    public void Doubled_or_endless_header_is_a_wrong_credential_not_none()
    {
        var doubled = new HeaderDictionary { ["Deploy-Token"] = new(["a", "b"]) };
        var endless = new HeaderDictionary { ["Deploy-Token"] = new string('a', 2000) };

        Assert.Equal("*:~", Describe(PackageCredential.Read(RegistryFormat.Npm, isVirtual: false, doubled)));
        Assert.Equal("*:~", Describe(PackageCredential.Read(RegistryFormat.Npm, isVirtual: false, endless)));
    }

    [Theory]
    [InlineData("Authorization", Basic, "u:s")]
    [InlineData("Deploy-Token", "d", "*:d")]
    [InlineData("PRIVATE-TOKEN", "p", "none")]
    public void Virtual_registry_takes_the_exact_name_or_the_header(string name, string value, string expected) =>
        Assert.Equal(expected, Describe(PackageCredential.Read(RegistryFormat.Npm, isVirtual: true, new HeaderDictionary { [name] = value })));

    private static string Describe(PackageCredentials read) => read switch
    {
        { IsContradictory: true } => "contradiction",
        { Presented: { Credential: var credential } presented } =>
            $"{(credential.IsNameless ? "*" : credential.Username)}:{credential.Secret?.Reveal()}{(presented.IsForgiving ? "~" : "")}{(presented.IsPersonal ? " personal" : "")}",
        _ => "none",
    };
}
