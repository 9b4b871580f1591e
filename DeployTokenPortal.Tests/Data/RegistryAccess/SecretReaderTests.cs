using System.Security.Cryptography;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data.RegistryAccess;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Data.RegistryAccess;

public sealed class SecretReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestPortal.Databases), MemberType = typeof(TestPortal))]
    public async Task Everybody_gets_his_own_token_while_many_ask_at_once(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var expected = new List<(byte[] Digest, long? TokenId)>();
        for (var number = 0; number < 20; number++)
        {
            var created = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(
                root, HolderKind.Group, acme.Id, new DeployTokenInput($"ci-{number}", $"ci-{number}", DeployTokenScopes.ReadRegistry, null), Ct));
            expected.Add((SecretDigest.Compute(created.Secret), created.Token.Id));
            expected.Add((RandomNumberGenerator.GetBytes(32), null));
        }

        var reader = portal.Get<ISecretReader>();
        var found = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(() => reader.FindAsync(expected[number % expected.Count].Digest, Ct))));

        Assert.Equal(Enumerable.Range(0, 400).Select(number => expected[number % expected.Count].TokenId), found.Select(row => row?.TokenId));
    }
}
