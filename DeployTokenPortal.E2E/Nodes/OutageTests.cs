using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using DeployTokenPortal.E2E.Support;
using DeployTokenPortal.E2E.Support.Nodes;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Nodes;

/// <summary>A part fails while clients go on asking.</summary>
public sealed class OutageTests(NodesStage nodes, ITestOutputHelper output) : IClassFixture<NodesStage>
{
    private static readonly TimeSpan s_recovery = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Lost_Redis_delays_revocation_and_nothing_else()
    {
        var used = await nodes.CreateTokenAsync();
        var warnings = Count(nodes.B.Log, "Redis is away");
        var answers = new ConcurrentBag<HttpStatusCode>();

        await using (new Load(2, async () => answers.Add(await nodes.StatusOfPullAsync(nodes.B.Address, used))))
        {
            await nodes.Redis.KillAsync();
            await Eventually.TrueAsync(() => Count(nodes.B.Log, "Redis is away") > warnings, "the loss is told");
            var late = await nodes.RevokeAsync(await nodes.CreateTokenAsync());
            output.WriteLine($"Without Redis: refused after {late.TotalSeconds:0.0} s");
            Assert.InRange(late, TimeSpan.Zero, s_recovery);
            var connected = (Count(nodes.A.Log, "Redis is connected"), Count(nodes.B.Log, "Redis is connected"));
            await nodes.Redis.RestartAsync();
            await Eventually.TrueAsync(() => Count(nodes.A.Log, "Redis is connected") > connected.Item1 && Count(nodes.B.Log, "Redis is connected") > connected.Item2, "both nodes are back");
        }

        Assert.InRange(await nodes.RevokeAsync(await nodes.CreateTokenAsync()), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal(warnings + 1, Count(nodes.B.Log, "Redis is away"));
        Assert.NotEmpty(answers);
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Restarted_PostgreSQL_means_503_for_a_while_and_never_a_wrong_answer()
    {
        var (good, revoked) = (await nodes.CreateTokenAsync(), await nodes.CreateTokenAsync());
        await nodes.RevokeAsync(revoked);
        var wrong = new ConcurrentBag<string>();
        var unavailable = 0;
        var sinceReady = new Stopwatch();
        var lastUnavailable = TimeSpan.Zero;
        async Task AskAsync(Func<Task<HttpResponseMessage>> ask, HttpStatusCode right)
        {
            using var answer = await ask();
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null)
            {
                Interlocked.Increment(ref unavailable);
                lastUnavailable = sinceReady.Elapsed;
            }
            else if (answer.StatusCode != right)
            {
                wrong.Add($"{answer.RequestMessage?.RequestUri} {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }

        using var http = new HttpClient { DefaultRequestHeaders = { { "PRIVATE-TOKEN", AdministratorApi.Token } } };
        await using (new Load(2, async () =>
        {
            foreach (var node in (Uri[])[nodes.A.Address, nodes.B.Address])
            {
                await AskAsync(() => nodes.PullAsync(node, good), HttpStatusCode.OK);
                await AskAsync(() => nodes.PullAsync(node, revoked), HttpStatusCode.Unauthorized);
                await AskAsync(() => http.GetAsync(new Uri(node, "/api/v4/projects/1/deploy_tokens")), HttpStatusCode.OK);
                await AskAsync(() => http.GetAsync(new Uri(node, "/api/v4/user")), HttpStatusCode.OK);
            }
        }))
        {
            await nodes.Postgres.BreakAsync();
            await Eventually.TrueAsync(() => unavailable > 20, "the loss is seen");
            await nodes.Postgres.RestartAsync();
            sinceReady.Start();
            await Eventually.TrueAsync(() => sinceReady.Elapsed > s_recovery * 1.5, "the time for recovery is over");
        }

        output.WriteLine($"{unavailable} answers were 503, the last {lastUnavailable.TotalSeconds:0.00} s after PostgreSQL was back");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Take(5)) + nodes.Log);
        Assert.InRange(lastUnavailable, TimeSpan.Zero, s_recovery);
    }

    [Fact]
    public async Task Tokens_never_seen_get_503_while_PostgreSQL_is_away_and_are_read_when_it_is_back()
    {
        var unseen = new Queue<DeployTokenLogin>();
        for (var number = 0; number < 90; number++)
            unseen.Enqueue(await nodes.CreateTokenAsync());
        async Task<List<HttpStatusCode>> AskAsync(PortalProcess node, int count)
        {
            var asked = Enumerable.Range(0, count).Select(_ => unseen.Dequeue()).ToList();
            return [.. await Task.WhenAll(asked.Select(token => nodes.StatusOfPullAsync(node.Address, token)))];
        }

        var before = await AskAsync(nodes.B, 20);
        await nodes.Postgres.BreakAsync();
        var away = await AskAsync(nodes.B, 20);
        await nodes.Postgres.RestartAsync();
        var clock = Stopwatch.StartNew();
        await Eventually.TrueAsync(async () => (await AskAsync(nodes.B, 1))[0] == HttpStatusCode.OK, "the node is back");
        output.WriteLine($"The first was read {clock.Elapsed.TotalSeconds:0.00} s after PostgreSQL was back, {unseen.Count} left");
        var after = await AskAsync(nodes.B, 20);
        // The other tests begin with a node A that has noticed too.
        await Eventually.TrueAsync(async () => (await AskAsync(nodes.A, 1))[0] == HttpStatusCode.OK, "the other node is back");

        Assert.All(before, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(away, status => Assert.Equal(HttpStatusCode.ServiceUnavailable, status));
        Assert.All(after, status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Killed_node_loses_no_acknowledged_change_and_at_most_an_interval_of_usage()
    {
        var used = await nodes.CreateTokenAsync();
        var created = new ConcurrentBag<long>();
        var uses = new ConcurrentBag<TimeSpan>();
        var clock = Stopwatch.StartNew();
        TimeSpan killed;
        // From here on nothing more is asked of the dead node, and what it leaves unanswered was not acknowledged.
        var isDead = false;
        async Task UntilDeadAsync(Func<Task> ask)
        {
            try
            {
                await ask();
            }
            catch (HttpRequestException) when (isDead)
            {
                await Task.Yield();
            }
        }

        await using (new Load(1, () => UntilDeadAsync(async () => created.Add((await nodes.CreateTokenAsync()).Id))))
        await using (new Load(2, () => UntilDeadAsync(async () =>
        {
            Assert.Equal(HttpStatusCode.OK, await nodes.StatusOfPullAsync(nodes.A.Address, used));
            uses.Add(clock.Elapsed);
        })))
        {
            await Eventually.TrueAsync(() => clock.Elapsed > TimeSpan.FromSeconds(6), "several intervals of usage have passed");
            isDead = true;
            killed = clock.Elapsed;
            await nodes.A.KillAsync();
        }

        var stored = await nodes.AskAsync($"SELECT coalesce(sum(\"Count\"), 0) FROM \"TokenUses\" WHERE \"TokenId\" = {used.Id}");
        var kept = await nodes.AskAsync($"SELECT count(*) FROM \"DeployTokens\" WHERE \"Id\" IN ({string.Join(',', created)})");
        await nodes.A.RestartAsync();

        // Two seconds from one writing to the next, and what the writing itself takes.
        var due = uses.Count(at => at < killed - TimeSpan.FromSeconds(3));
        output.WriteLine($"{created.Count} changes acknowledged, {kept} kept; {uses.Count} uses answered, {stored} stored, {due} were due");
        Assert.Equal(created.Count, kept);
        Assert.NotEqual(0, due);
        Assert.InRange(stored, due, uses.Count + 2);
    }

    [Fact]
    public async Task Rolling_restart_behind_a_load_balancer_fails_no_sign_in()
    {
        await using var balancer = await HaproxyProcess.StartAsync(nodes.A, nodes.B);
        await balancer.BothTakePartAsync();
        var used = await nodes.CreateTokenAsync();
        var answers = new ConcurrentBag<HttpStatusCode>();

        await using (new Load(4, async () => answers.Add(await nodes.StatusOfPullAsync(balancer.Address, used))))
        {
            foreach (var node in (PortalProcess[])[nodes.A, nodes.B])
            {
                Assert.Equal(0, await node.StopAsync());
                await node.RestartAsync();
                await balancer.BothTakePartAsync();
            }
        }

        output.WriteLine($"{answers.Count} sign-ins while both nodes were restarted");
        Assert.All(answers.CountBy(status => status), status => Assert.Equal(HttpStatusCode.OK, status.Key));
    }

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
