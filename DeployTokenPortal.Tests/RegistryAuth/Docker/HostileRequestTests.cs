using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using DeployTokenPortal.Tests.Support;

namespace DeployTokenPortal.Tests.RegistryAuth.Docker;

/// <summary>What no client sends: over a real socket, because a client library would refuse to.</summary>
public sealed class HostileRequestTests
{
    private const string Head = "HTTP/1.1\r\nHost: portal\r\nConnection: close\r\n";
    private const string GetLogin = $"GET /jwt/auth?service=container_registry {Head}";

    // 505 is the server's own: a space and a line break in the noise make a request line of a version that is not HTTP's (RFC 9110 §15.6.6).
    private static readonly HashSet<int> s_accepted = [200, 400, 401, 403, 404, 413, 429, 431, 505];

    private static readonly Gen<byte[]> s_noise = Gen.OneOf(
        Gen.Byte.Array[0, 300],
        Gen.Char[' ', '~'].Array[0, 300].Select(text => Encoding.ASCII.GetBytes(text)),
        Gen.Char["%0123456789abcdefAF:/,*+&= "].Array[0, 300].Select(text => Encoding.ASCII.GetBytes(text)),
        Gen.String.Select(text => Encoding.UTF8.GetBytes(Uri.EscapeDataString(text))));

    private static readonly Gen<byte[]> s_request = Gen.OneOf(
        s_noise.Select(noise => Get("service=container_registry&scope=", noise)),
        s_noise.Select(noise => Get("service=", noise)),
        s_noise.Select(noise => Join($"{GetLogin}Authorization: Basic ", noise, "\r\n\r\n")),
        s_noise.Select(noise => Join($"{GetLogin}Authorization: Basic {Convert.ToBase64String(noise)}", [], "\r\n\r\n")),
        s_noise.Select(noise => Post("application/x-www-form-urlencoded", noise)),
        s_noise.Select(noise => Post("application/x-www-form-urlencoded", Join("grant_type=password&service=container_registry&username=ci&scope=a&password=x", noise, ""))),
        s_noise.Select(noise => Post("multipart/form-data; boundary=x", Join("--x\r\n", noise, ""))));

    [Fact]
    public async Task Noise_is_answered_with_a_refusal_and_never_with_a_fault()
    {
        await using var portal = new PortalFactory();
        var port = Listen(portal);

        s_request.Sample(request => s_accepted.Contains(StatusOf(port, request)), iter: 1_000, print: request => Encoding.Latin1.GetString(request));
    }

    [Theory]
    [InlineData(15_000, 403)]
    [InlineData(20_000, 400)]
    [InlineData(100_000, 400)]
    [InlineData(1_000_000, 400)]
    public async Task Long_scope_is_refused_in_the_doors_own_words(int length, int status)
    {
        await using var portal = new PortalFactory();
        var port = Listen(portal);

        var answer = StatusOf(port, Get($"service=container_registry&scope=repository:{new string('a', length)}:pull", []));

        Assert.Equal(status, answer);
    }

    [Theory]
    [InlineData("ci:", 401)]
    [InlineData(":", 401)]
    [InlineData(":secret", 401)]
    public async Task Empty_parts_of_a_credential_are_bad_credentials(string pair, int status)
    {
        await using var portal = new PortalFactory();
        using var client = portal.CreatePlainClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jwt/auth?service=container_registry");
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        using var form = new StringContent($"grant_type=password&service=container_registry&username={pair.Split(':')[0]}&password={pair.Split(':')[1]}", Encoding.ASCII, "application/x-www-form-urlencoded");

        using var basic = await client.SendAsync(request);
        using var posted = await client.PostAsync("/jwt/auth", form);

        Assert.Equal((status, status), ((int)basic.StatusCode, (int)posted.StatusCode));
    }

    private static int Listen(PortalFactory portal)
    {
        portal.UseKestrel(0);
        portal.StartServer();
        using var client = portal.CreateClient();
        return client.BaseAddress!.Port;
    }

    private static int StatusOf(int port, byte[] request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };
        socket.Connect(IPAddress.Loopback, port);
        socket.Send(request);
        var head = new byte[12];
        var read = 0;
        while (read < head.Length && socket.Receive(head, read, head.Length - read, SocketFlags.None) is > 0 and var count)
            read += count;
        var line = Encoding.ASCII.GetString(head, 0, read);
        return line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && int.TryParse(line.AsSpan(9), out var status) ? status : 0;
    }

    private static byte[] Get(string query, byte[] noise) => Join($"GET /jwt/auth?{query}", noise, $" {Head}\r\n");

    private static byte[] Post(string type, byte[] body) =>
        Join($"POST /jwt/auth {Head}Content-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n", body, "");

    private static byte[] Join(string before, byte[] noise, string after) => [.. Encoding.ASCII.GetBytes(before), .. noise, .. Encoding.ASCII.GetBytes(after)];
}
