using System.Diagnostics.Metrics;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.Observability;

public sealed class ActiveTokenCensusTests
{
    public static TheoryData<DatabaseProvider> Databases => TestPortal.Databases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_tokens_that_work_are_counted_by_scope_and_holder(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.StartAsync(provider);
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        var svc = await portal.AddProjectAsync(root, "svc", acme);
        var tokens = portal.Get<DeployTokenService>();
        async Task<long> CreateAsync(HolderKind kind, DeployTokenScopes scopes, DateTimeOffset? end = null) => TestPortal.Succeeded(await tokens.CreateAsync(
            root, kind, kind == HolderKind.Group ? acme.Id : svc.Id, new DeployTokenInput("ci", null, scopes, end), Ct)).Token.Id;
        await CreateAsync(HolderKind.Group, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry);
        await CreateAsync(HolderKind.Project, DeployTokenScopes.ReadRegistry, portal.Time.GetUtcNow().AddDays(3));
        await CreateAsync(HolderKind.Project, DeployTokenScopes.ReadRegistry, portal.Time.GetUtcNow().AddDays(1));
        await tokens.RevokeAsync(root, HolderKind.Project, svc.Id, await CreateAsync(HolderKind.Project, DeployTokenScopes.ReadRegistry), Ct);
        await portal.Get<DeployTokenChanges>().DeleteAsync(root, HolderKind.Project, svc.Id, await CreateAsync(HolderKind.Project, DeployTokenScopes.ReadRegistry), Ct);
        portal.Time.Advance(TimeSpan.FromDays(2));

        await portal.Get<ActiveTokenCensus>().TakeAsync(Ct);

        Assert.Equal(["read_registry group 1", "read_registry project 1", "write_registry group 1"], Told(portal));
    }

    [Fact]
    public async Task Looking_at_the_numbers_asks_no_database_and_old_ones_are_not_told()
    {
        await using var portal = await TestPortal.StartAsync();
        var root = await portal.AddPersonAsync("root", isAdministrator: true);
        var acme = await portal.AddGroupAsync(root, "acme");
        await portal.Get<DeployTokenService>().CreateAsync(root, HolderKind.Group, acme.Id, new DeployTokenInput("ci", null, DeployTokenScopes.ReadRegistry, null), Ct);
        await portal.Get<ActiveTokenCensus>().TakeAsync(Ct);
        await using (var db = portal.Db())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE DeployTokens RENAME TO Away;", Ct);

        var now = Told(portal);
        portal.Time.Advance(TimeSpan.FromMinutes(21));
        var later = Told(portal);

        Assert.Equal(["read_registry group 1"], now);
        Assert.Empty(later);
    }

    // Each look at the page also tells the census that somebody looks.
    [Fact]
    public async Task New_token_is_in_the_metrics_after_the_interval_without_anybody_asking_for_it()
    {
        await using var door = await new TokenDoor().OpenAsync();
        await door.TokenAsync(HolderKind.Group, door.Acme, DeployTokenScopes.ReadRegistry);

        IReadOnlyList<string> told = [];
        while (told.Count == 0 && !Ct.IsCancellationRequested)
        {
            told = (await MetricsPage.ReadAsync(door.Client)).Counted("deploy_tokens_active", "scope", "holder");
            door.Portal.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(["read_registry group 1"], told);
    }

    private static List<string> Told(TestPortal portal)
    {
        var told = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == "deploy_tokens_active" && ReferenceEquals(instrument.Meter.Scope, portal.Get<IMeterFactory>()))
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, labels, _) =>
        {
            if (count > 0)
                told.Add($"{labels[0].Value} {labels[1].Value} {count}");
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. told.Order(StringComparer.Ordinal)];
    }
}
