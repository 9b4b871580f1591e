using System.Security.Cryptography;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.RegistryAccess.Lookup;

/// <summary>What digests stand for, on both databases.</summary>
public sealed class SecretDirectoryTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Digest_stands_for_its_token_until_that_is_deleted(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, project) = await ProjectAsync(portal);
        var (token, digest) = await TokenAsync(portal, root, project);

        var known = await portal.Get<SecretDirectory>().FindAsync(digest, Ct);
        Assert.True((await portal.Get<DeployTokenChanges>().DeleteAsync(root, HolderKind.Project, project.Id, token.Id, Ct)).IsSuccess);
        var after = await portal.Get<SecretDirectory>().FindAsync(digest, Ct);

        var actor = Assert.IsType<DeployTokenSecret>(known).Token;
        Assert.Equal((token.Id, token.Username, DeployTokenScopes.ReadRegistry, false), (actor.TokenId, actor.Username, actor.Scopes, actor.IsEnded));
        Assert.Null(after);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Secret_that_was_guessed_before_it_was_made_works_when_it_is_made(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, project) = await ProjectAsync(portal);
        var (token, _) = await TokenAsync(portal, root, project);
        var (directory, digest) = (portal.Get<SecretDirectory>(), RandomNumberGenerator.GetBytes(TokenSecret.DigestLength));
        Assert.Null(await directory.FindAsync(digest, Ct));

        await using (var db = portal.Db())
        {
            db.TokenSecrets.Add(TokenSecret.ForDeployToken(token.Id, new SecretPrint(1, digest, "abcd"), portal.Time.GetUtcNow()));
            await db.SaveChangesAsync(Ct);
        }

        await TokenAsync(portal, root, project);

        Assert.IsType<DeployTokenSecret>(await directory.FindAsync(digest, Ct));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Token_of_a_group_brings_its_expiry_and_that_it_was_revoked(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var group = await portal.AddGroupAsync(root, "acme");
        var expiresAt = portal.Time.GetUtcNow().AddDays(3);
        var made = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(
            root, HolderKind.Group, group.Id, new DeployTokenInput("ci", "robot", DeployTokenScopes.ReadRegistry, expiresAt), Ct));
        var (directory, digest) = (portal.Get<SecretDirectory>(), DeployTokenPortal.Security.Secrets.SecretDigest.Compute(made.Secret));

        var before = await directory.FindAsync(digest, Ct);
        TestPortal.Succeeded(await portal.Get<DeployTokenService>().RevokeAsync(root, HolderKind.Group, group.Id, made.Token.Id, Ct));
        var after = await directory.FindAsync(digest, Ct);

        var actor = new DeployTokenActor(made.Token.Id, "robot", HolderKind.Group, group.Id, DeployTokenScopes.ReadRegistry, expiresAt, IsEnded: false);
        Assert.Equal(new DeployTokenSecret(actor, null), before);
        Assert.Equal(new DeployTokenSecret(actor with { IsEnded = true }, null), after);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_of_many_callers_at_once_gets_the_token_of_its_own_secret(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, project) = await ProjectAsync(portal);
        var made = new List<(DeployTokenView Token, byte[] Digest)>();
        for (var number = 0; number < 50; number++)
            made.Add(await TokenAsync(portal, root, project));

        var found = await Task.WhenAll(made.Select(token => Task.Run(async () => await portal.Get<SecretDirectory>().FindAsync(token.Digest, Ct), Ct)));

        Assert.Equal(made.Select(token => token.Token.Id), found.Select(known => Assert.IsType<DeployTokenSecret>(known).Token.TokenId));
    }

    [Fact]
    public async Task Making_a_token_of_either_kind_is_told()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, project) = await ProjectAsync(portal);
        var told = new List<string>();
        portal.Get<AccessChanges>().MadeHere += change => told.Add(change.ToString());

        var (token, _) = await TokenAsync(portal, root, project);
        var personal = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenService>().CreateAsync(
            root, new PersonalAccessTokenInput("mine", PersonalAccessTokenScopes.Api, null), Ct));

        Assert.Equal([$"DeployToken {token.Id}", $"PersonalAccessToken {personal.Token.Id}"], told);
    }

    private static async Task<(Caller Root, HolderRef Project)> ProjectAsync(TestPortal portal)
    {
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        return (root, await portal.AddProjectAsync(root, "app", await portal.AddGroupAsync(root, "acme")));
    }

    private static async Task<(DeployTokenView Token, byte[] Digest)> TokenAsync(TestPortal portal, Caller root, HolderRef project)
    {
        var made = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(
            root, HolderKind.Project, project.Id, new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry, null), Ct));
        return (made.Token, DeployTokenPortal.Security.Secrets.SecretDigest.Compute(made.Secret));
    }
}
