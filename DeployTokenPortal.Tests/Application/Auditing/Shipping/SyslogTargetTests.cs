using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Auditing.Shipping;
using DeployTokenPortal.Domain.Auditing;

namespace DeployTokenPortal.Tests.Application.Auditing.Shipping;

public sealed class SyslogTargetTests
{
    private static readonly AuditEventView s_row = new(
        7, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), "group_created", AuditAuthor.Person, 1, "root", AuditEntity.Group, 3, "acme", "Group", 3, "acme",
        "Group “acme”\ncreated.", [], "web", "192.0.2.1", null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Message_has_the_header_of_rfc_5424_and_is_one_line()
    {
        var message = Encoding.UTF8.GetString(SyslogMessage.Of(s_row, "höst 1"));

        Assert.StartsWith("<109>1 2026-11-23T12:00:00.000000Z hst1 deploy-token-portal - group_created - {\"id\":7,", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public async Task Tcp_messages_are_led_by_their_length()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();

        var sending = new SyslogTarget(new Uri($"tcp://{server.LocalEndpoint}")).SendAsync([s_row, s_row], Ct);
        using var connection = await server.AcceptTcpClientAsync(Ct);
        using var received = new MemoryStream();
        await connection.GetStream().CopyToAsync(received, Ct);
        await sending;

        var message = SyslogMessage.Of(s_row, Environment.MachineName);
        var frame = $"{message.Length} {Encoding.UTF8.GetString(message)}";
        Assert.Equal(frame + frame, Encoding.UTF8.GetString(received.ToArray()));
    }

    [Fact]
    public async Task Udp_carries_one_message_a_datagram()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));

        await new SyslogTarget(new Uri($"udp://{server.Client.LocalEndPoint}")).SendAsync([s_row, s_row], Ct);
        var first = await server.ReceiveAsync(Ct);
        var second = await server.ReceiveAsync(Ct);

        Assert.Equal(SyslogMessage.Of(s_row, Environment.MachineName), first.Buffer);
        Assert.Equal(first.Buffer, second.Buffer);
    }

    [Fact]
    public async Task Tls_server_that_nobody_vouches_for_gets_nothing()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();

        var sending = new SyslogTarget(new Uri($"tls://{server.LocalEndpoint}")).SendAsync([s_row], Ct);
        using var connection = await server.AcceptTcpClientAsync(Ct);
        await using var stream = new SslStream(connection.GetStream());
        var serving = Record.ExceptionAsync(() => stream.AuthenticateAsServerAsync(certificate));

        await Assert.ThrowsAsync<IOException>(() => sending);
        connection.Close();
        await serving;
    }

    [Fact]
    public async Task Server_that_is_away_is_a_fault()
    {
        int port;
        using (var gone = new TcpListener(IPAddress.Loopback, 0))
        {
            gone.Start();
            port = ((IPEndPoint)gone.LocalEndpoint).Port;
        }

        await Assert.ThrowsAsync<SocketException>(() => new SyslogTarget(new Uri($"tcp://127.0.0.1:{port}")).SendAsync([s_row], Ct));
    }
}
