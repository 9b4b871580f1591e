using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Security.Secrets;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.PersonalAccessTokens;

public sealed class PersonalAccessTokenServiceTests
{
    private static readonly PageRequest s_firstPage = new(1, 25);
    private static readonly PersonalAccessTokenInput s_laptop = new("laptop", PersonalAccessTokenScopes.ReadRegistry, null);

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Created_token_is_listed_and_only_its_digest_is_kept(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var mira = await portal.AddPersonAsync("mira");

        var reveal = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenService>().CreateAsync(mira, s_laptop, Ct));

        var list = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenQueries>().ListAsync(mira, isActive: true, s_firstPage, Ct));
        await using var db = portal.Db();
        var stored = await db.TokenSecrets.SingleAsync(Ct);
        Assert.Equal("laptop", Assert.Single(list.Tokens.Items).Name);
        Assert.StartsWith("glpat-", reveal.Secret.Reveal(), StringComparison.Ordinal);
        Assert.StartsWith(list.Tokens.Items[0].Hint!, reveal.Secret.Reveal(), StringComparison.Ordinal);
        Assert.Equal(SecretDigest.Compute(reveal.Secret), stored.Digest);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Revoked_token_moves_to_the_inactive_ones_and_caches_are_told(DatabaseProvider database)
    {
        await using var portal = await TestPortal.StartAsync(database);
        var mira = await portal.AddPersonAsync("mira");
        var token = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenService>().CreateAsync(mira, s_laptop, Ct)).Token;
        List<long> told = [];
        portal.Get<AccessChanges>().PersonalAccessTokenChanged += told.Add;

        var result = await portal.Get<PersonalAccessTokenService>().RevokeAsync(mira, token.Id, Ct);

        var ended = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenQueries>().ListAsync(mira, isActive: false, s_firstPage, Ct));
        Assert.True(result.IsSuccess);
        Assert.Equal((0, 1), (ended.Active, ended.Inactive));
        Assert.NotNull(Assert.Single(ended.Tokens.Items).RevokedAt);
        Assert.Equal([token.Id], told);
    }

    [Fact]
    public async Task Creation_and_revocation_are_audited_without_the_secret()
    {
        await using var portal = await TestPortal.StartAsync();
        var mira = await portal.AddPersonAsync("mira");

        var reveal = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenService>().CreateAsync(mira, s_laptop, Ct));
        await portal.Get<PersonalAccessTokenService>().RevokeAsync(mira, reveal.Token.Id, Ct);

        await using var db = portal.Db();
        var rows = await db.AuditEvents.OrderBy(row => row.Id).ToListAsync(Ct);
        Assert.Equal([AuditEventNames.PersonalTokenCreated, AuditEventNames.PersonalTokenRevoked], rows.Select(row => row.Name));
        Assert.All(rows, row => Assert.DoesNotContain(reveal.Secret.Reveal(), row.Message + row.Details, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_of_somebody_else_is_neither_seen_nor_revoked()
    {
        await using var portal = await TestPortal.StartAsync();
        var (mira, root) = (await portal.AddPersonAsync("mira"), await portal.AddPersonAsync("root", isAdministrator: true));
        var token = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenService>().CreateAsync(mira, s_laptop, Ct)).Token;

        var revoked = await portal.Get<PersonalAccessTokenService>().RevokeAsync(root, token.Id, Ct);
        var list = TestPortal.Succeeded(await portal.Get<PersonalAccessTokenQueries>().ListAsync(root, isActive: true, s_firstPage, Ct));

        Assert.Equal(FailureKind.NotFound, revoked.Failure?.Kind);
        Assert.Empty(list.Tokens.Items);
    }

    [Fact]
    public async Task Token_cannot_make_itself_a_stronger_one()
    {
        await using var portal = await TestPortal.StartAsync();
        var byToken = await portal.AddPersonAsync("mira") with { Door = Doors.Api, Scopes = PersonalAccessTokenScopes.Api };

        var result = await portal.Get<PersonalAccessTokenService>().CreateAsync(byToken, s_laptop, Ct);

        Assert.Equal(FailureKind.Forbidden, result.Failure?.Kind);
    }

    [Theory]
    [InlineData(" ", PersonalAccessTokenScopes.Api, null, nameof(PersonalAccessTokenInput.Name))]
    [InlineData("ci", PersonalAccessTokenScopes.None, null, nameof(PersonalAccessTokenInput.Scopes))]
    [InlineData("ci", (PersonalAccessTokenScopes)64, null, nameof(PersonalAccessTokenInput.Scopes))]
    [InlineData("ci", PersonalAccessTokenScopes.Api, -1, nameof(PersonalAccessTokenInput.ExpiresAt))]
    public async Task Bad_field_is_named_and_nothing_is_created(string name, PersonalAccessTokenScopes scopes, int? days, string field)
    {
        await using var portal = await TestPortal.StartAsync();
        var mira = await portal.AddPersonAsync("mira");
        DateTimeOffset? end = days is { } count ? portal.Time.GetUtcNow().AddDays(count) : null;

        var result = await portal.Get<PersonalAccessTokenService>().CreateAsync(mira, new PersonalAccessTokenInput(name, scopes, end), Ct);

        await using var db = portal.Db();
        Assert.Equal(field, Assert.Single(result.Failure!.Fields).Field);
        Assert.False(await db.PersonalAccessTokens.AnyAsync(Ct));
    }
}
