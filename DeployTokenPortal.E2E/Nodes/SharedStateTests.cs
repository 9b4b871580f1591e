using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;
using DeployTokenPortal.E2E.Support.Nodes;
using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Nodes;

/// <summary>Two nodes are one portal: what one knows, the other knows.</summary>
public sealed class SharedStateTests(NodesStage nodes, BrowserFixture browser, ITestOutputHelper output) : IClassFixture<NodesStage>
{
    private const int Revocations = 200;

    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_database_migrate_it_once_and_agree_on_everything()
    {
        var (a, b) = await nodes.StartTogetherAsync("together");
        await using (a)
        await using (b)
        {
            using var http = new HttpClient();

            Assert.Equal(1, await nodes.Postgres.AskAsync("together", "SELECT count(*) FROM \"AspNetUsers\""));
            Assert.Equal(1, await nodes.Postgres.AskAsync("together", "SELECT count(*) FROM \"SigningKeys\""));
            Assert.Equal(1, await nodes.Postgres.AskAsync("together", "SELECT count(*) FROM \"AuditEvents\" WHERE \"Name\" = 'signing_key_created'"));
            Assert.Equal(await http.GetStringAsync(new Uri(a.Address, "/.well-known/jwks.json")), await http.GetStringAsync(new Uri(b.Address, "/.well-known/jwks.json")));
            using var api = new AdministratorApi(b);
            Assert.Contains("\"is_admin\":true", await api.GetStringAsync("user"), StringComparison.Ordinal);
            Assert.Equal(1, (a.Log + b.Log).Split("Database brought up to date").Length - 1);
        }
    }

    [Fact]
    public async Task Person_who_signed_in_on_one_node_works_on_the_other_and_is_out_everywhere_afterwards()
    {
        await using var root = await browser.OpenAsync(nodes.A);
        // The second node is another host to the browser's watch.
        root.ExpectLostConnection();
        await root.SignInAsync(AccountPages.AdministratorEmail, AccountPages.AdministratorPassword);

        await root.GoToAsync(new Uri(nodes.B.Address, "/groups/1").ToString());
        await root.Heading("Acme").WaitForAsync();
        await root.Page.Context.ClearCookiesAsync();
        await root.Page.GotoAsync(new Uri(nodes.B.Address, "/groups/1").ToString());

        await root.Field("Password").WaitForAsync();
    }

    [Fact]
    public async Task Registry_token_of_one_node_is_verified_by_the_key_that_the_other_publishes()
    {
        using var http = new HttpClient();
        using var answer = await nodes.PullAsync(nodes.A.Address, await nodes.CreateTokenAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var jwt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString()!.Split('.');
        var header = JsonDocument.Parse(FromBase64Url(jwt[0])).RootElement;
        var keys = JsonDocument.Parse(await http.GetStringAsync(new Uri(nodes.B.Address, "/.well-known/jwks.json"))).RootElement.GetProperty("keys");

        var key = keys.EnumerateArray().Single(key => key.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        using var verifier = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = FromBase64Url(key.GetProperty("x").GetString()!), Y = FromBase64Url(key.GetProperty("y").GetString()!) },
        });

        Assert.True(verifier.VerifyData(Encoding.ASCII.GetBytes($"{jwt[0]}.{jwt[1]}"), FromBase64Url(jwt[2]), HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task Token_revoked_on_one_node_is_refused_on_the_other_within_a_second()
    {
        var times = new List<TimeSpan>();
        for (var number = 0; number < Revocations; number++)
            times.Add(await nodes.RevokeAsync(await nodes.CreateTokenAsync()));

        times.Sort();
        output.WriteLine($"Refused after {times[Revocations / 2].TotalMilliseconds:0.0} ms at the median, {times[^1].TotalMilliseconds:0.0} ms at most");
        Assert.All(times, time => Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    private static byte[] FromBase64Url(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
