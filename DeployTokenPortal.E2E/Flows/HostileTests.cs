using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DeployTokenPortal.E2E.Pages;
using DeployTokenPortal.E2E.Support;

namespace DeployTokenPortal.E2E.Flows;

/// <summary>What attackers and accidents do to the running portal.</summary>
public sealed class HostileTests(BrowserFixture browser, ITestOutputHelper output)
{
    private static readonly int[] s_accepted = [200, 400, 401, 403, 404, 413, 429, 431];

    [Fact]
    public async Task Token_endpoint_answers_ten_thousand_hostile_requests_with_refusals_only()
    {
        await using var portal = await PortalProcess.StartAsync();
        var seen = new Dictionary<int, int>();

        for (var round = 0; round < 10_000; round++)
        {
            var status = await SendRawAsync(portal.Address, HostileRequest(round));
            seen[status] = seen.GetValueOrDefault(status) + 1;
        }

        output.WriteLine(string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.All(seen.Keys, status => Assert.Contains(status, s_accepted));
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(portal.Address, "/readyz"))).StatusCode);
    }

    [Fact]
    public async Task Killed_while_creating_tokens_every_token_shown_works_and_none_is_half_there()
    {
        await using var portal = await PortalProcess.StartAsync(new Dictionary<string, string>
        {
            ["Portal__Bootstrap__AdminEmail"] = AccountPages.AdministratorEmail,
            ["Portal__Bootstrap__AdminPassword"] = AccountPages.AdministratorPassword,
        });
        await using var visitor = await browser.OpenAsync(portal);
        visitor.ExpectLostConnection();
        await visitor.SignInAsync(AccountPages.AdministratorEmail, AccountPages.AdministratorPassword);
        var svc = await visitor.CreateProjectAsync("svc", await visitor.CreateGroupAsync("acme"));
        var shown = new List<(string Username, string Secret)>();

        for (var round = 0; round < 50; round++)
        {
            shown.AddRange(await CreateAndKillAsync(portal, visitor, svc, $"killed-{round}"));
            await portal.RestartAsync();
            foreach (var token in shown)
                Assert.Equal(200, await LoginAsync(portal, token));
        }

        output.WriteLine($"{shown.Count} of 50 tokens were shown before the kill.");
        await AssertNothingHalfAsync(portal);
    }

    /// <summary>Asks for a token and ends the portal at some moment after the click.</summary>
    /// <returns>The token, if the page got as far as showing it.</returns>
    private static async Task<IReadOnlyList<(string Username, string Secret)>> CreateAndKillAsync(PortalProcess portal, Visitor visitor, string svc, string name)
    {
        await visitor.GoToAsync($"{svc}/settings/ci-cd?new&name={name}&scopes=read_registry");
        await visitor.Button("Create deploy token").ClickAsync();
        using (var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, 900))))
            await moment.WaitForNextTickAsync();
        await portal.KillAsync();
        IReadOnlyList<(string, string)> shown = await visitor.Heading($"{name} is ready").IsVisibleAsync()
            ? [(await visitor.Field("Username").InputValueAsync(), await visitor.Field("Token").InputValueAsync())]
            : [];
        await visitor.Page.GotoAsync("about:blank");
        return shown;
    }

    /// <summary>Every stored token has exactly one secret and a username, and the file is sound.</summary>
    private static async Task AssertNothingHalfAsync(PortalProcess portal)
    {
        await portal.StopAsync();
        var check = await Command.RunAsync("sqlite3", [Path.Combine(portal.Data, "portal.db"),
            "PRAGMA integrity_check; SELECT count(*) FROM DeployTokens t WHERE t.Username = '' OR (SELECT count(*) FROM TokenSecrets s WHERE s.DeployTokenId = t.Id) <> 1;"]);
        Assert.Equal("ok\n0\n", check.Output);
    }

    private static async Task<int> LoginAsync(PortalProcess portal, (string Username, string Secret) token)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{token.Username}:{token.Secret}"));
        return await SendRawAsync(portal.Address, Encoding.ASCII.GetBytes(Get("service=container_registry", $"Authorization: Basic {basic}")));
    }

    /// <summary>A request that no good client sends. The same number gives the same shape, with random content.</summary>
    private static byte[] HostileRequest(int round)
    {
        var noise = Convert.ToHexString(RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(1, 64)));
        var basic = Convert.ToBase64String(RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(0, 300)));
        var request = (round % 12) switch
        {
            0 => Get($"service=container_registry&scope=repository:{noise}:pull", $"Authorization: Basic {basic}"),
            1 => Get($"service={noise}&scope={noise}", "Authorization: Basic !!!%%%"),
            2 => Get($"service=container_registry&scope={new string('a', 20_000)}"),
            3 => Get("service=container_registry", $"X-Large: {new string('a', 60_000)}"),
            4 => Get($"service=container_registry&scope={string.Join("%20", Enumerable.Repeat("repository:a/b:pull", 200))}"),
            5 => Get($"service=container_registry&scope=repository:%00%0d%0a{noise}:pull", $"Authorization: Bearer {noise}"),
            6 => Get("service=container_registry", $"Authorization: Basic {new string('A', 9_000)}"),
            7 => Post($"grant_type=password&username={noise}&password={noise}&service=container_registry"),
            8 => Post($"grant_type={noise}"),
            9 => Post(new string('a', 100_000)),
            10 => Post($"%{noise}%%%=&&&==%zz"),
            _ => Get($"service=container_registry&scope=repository:a/b:{string.Join(',', Enumerable.Repeat("pull", 500))}", "Authorization: Basic Og=="),
        };
        return Encoding.Latin1.GetBytes(request);
    }

    private static string Get(string query, string? header = null) =>
        $"GET /jwt/auth?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{(header is null ? "" : header + "\r\n")}\r\n";

    private static string Post(string body) =>
        $"POST /jwt/auth HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    /// <summary>The status of the answer to these bytes.</summary>
    private static async Task<int> SendRawAsync(Uri address, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(request);
        }
        catch (IOException)
        {
            // The server may refuse before it has read everything; its answer is there all the same.
        }

        using var reader = new StreamReader(stream, Encoding.Latin1);
        var line = await reader.ReadLineAsync() ?? throw new InvalidOperationException("The portal closed without an answer.");
        return int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
