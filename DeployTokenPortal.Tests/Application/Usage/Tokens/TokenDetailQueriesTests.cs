using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Application.Usage.Tokens;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.Application.Usage.Tokens;

public sealed class TokenDetailQueriesTests
{
    private static readonly UsageNote s_push = new(UsageDoor.ContainerToken, UsageAction.Write, UsageOutcome.Allowed, "push", "192.0.2.7", "acme/svc");

    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Days_doors_refusals_addresses_and_history_come_together(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var (root, svc, token, actor) = await PrepareAsync(portal);
        var recorder = portal.Get<UsageRecorder>();
        recorder.Note(actor, s_push);
        recorder.Note(actor, s_push with { Outcome = UsageOutcome.OutOfReach, Target = "acme/web" });
        await portal.Get<UsageWriter>().FlushAsync(CancellationToken.None);
        portal.Time.Advance(TimeSpan.FromDays(1));
        recorder.Note(actor, s_push with { Door = UsageDoor.ForwardAuth, For = "oci write", Address = "192.0.2.8" });
        await portal.Get<UsageWriter>().FlushAsync(CancellationToken.None);
        TestPortal.Succeeded(await portal.Get<DeployTokenService>().RotateAsync(root, HolderKind.Project, svc.Id, token.Id, TimeSpan.FromHours(24), CancellationToken.None));

        var details = TestPortal.Succeeded(await portal.Get<TokenDetailQueries>().GetAsync(root, HolderKind.Project, svc.Id, token.Id, CancellationToken.None));

        Assert.Equal(TokenDetails.PeriodDays, details.Days.Count);
        Assert.Equal([(1L, 0L, 1L), (0L, 1L, 0L)], details.Days.TakeLast(2).Select(day => (day.ContainerToken, day.ForwardAuth, day.Refused)));
        Assert.Equal((UsageOutcome.OutOfReach, "acme/web"), (Assert.Single(details.Refusals).Outcome, details.Refusals[0].Target));
        Assert.Equal(["192.0.2.8", "192.0.2.7"], details.Addresses.Select(seen => seen.Address));
        Assert.Equal(portal.Time.GetUtcNow(), details.LastWroteAt);
        Assert.Equal((2, null, portal.Time.GetUtcNow().AddHours(24)), (details.Secrets.Count, details.Secrets[0].ValidUntil, details.Secrets[1].ValidUntil));
        Assert.Equal(
            [(AuditEventNames.ProjectTokenRotated, "root"), ("", "192.0.2.7"), (AuditEventNames.ProjectTokenCreated, "root")],
            details.History.Select(row => (row.Name, row.Who)).OrderBy(row => row.Name.Length == 0 ? 1 : row.Name == AuditEventNames.ProjectTokenRotated ? 0 : 2));
    }

    [Fact]
    public async Task Token_of_another_holder_and_one_for_others_is_not_shown()
    {
        await using var portal = await TestPortal.StartAsync();
        var (root, svc, token, _) = await PrepareAsync(portal);
        var other = await portal.AddProjectAsync(root, "other", await portal.AddGroupAsync(root, "elsewhere"));
        var ana = await portal.AddPersonAsync("ana");

        var wrongHolder = await portal.Get<TokenDetailQueries>().GetAsync(root, HolderKind.Project, other.Id, token.Id, CancellationToken.None);
        var stranger = await portal.Get<TokenDetailQueries>().GetAsync(ana, HolderKind.Project, svc.Id, token.Id, CancellationToken.None);

        Assert.Equal((FailureKind.NotFound, FailureKind.NotFound), (wrongHolder.Failure?.Kind, stranger.Failure?.Kind));
    }

    private static async Task<(Caller Root, HolderRef Svc, DeployTokenView Token, DeployTokenActor Actor)> PrepareAsync(TestPortal portal)
    {
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var svc = await portal.AddProjectAsync(root, "svc", await portal.AddGroupAsync(root, "acme"));
        var input = new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry, null);
        var token = TestPortal.Succeeded(await portal.Get<DeployTokenService>().CreateAsync(root, HolderKind.Project, svc.Id, input, CancellationToken.None)).Token;
        return (root, svc, token, new DeployTokenActor(token.Id, token.Username, HolderKind.Project, svc.Id, token.Scopes, null, false));
    }
}
