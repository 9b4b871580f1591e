using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>
/// Sends rows to a syslog server: over TLS (RFC 5425) or TCP (RFC 6587 §3.4.1) with the length before each message, or over UDP (RFC 5426). Syslog answers
/// nothing, so a row counts as sent once the network has taken it.
/// </summary>
internal sealed class SyslogTarget(Uri address) : IAuditTarget
{
    // So that a server which takes nothing is noticed.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public string Name => "syslog";

    public async Task SendAsync(IReadOnlyList<AuditEventView> rows, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        try
        {
            var messages = rows.Select(row => SyslogMessage.Of(row, Environment.MachineName));
            await (address.Scheme == "udp" ? SendDatagramsAsync(messages, patience.Token) : SendStreamAsync(messages, patience.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new IOException("The syslog server takes nothing.");
        }
    }

    private async Task SendDatagramsAsync(IEnumerable<byte[]> messages, CancellationToken ct)
    {
        using var client = new UdpClient();
        foreach (var message in messages)
            await client.SendAsync(message, address.IdnHost, address.Port, ct);
    }

    private async Task SendStreamAsync(IEnumerable<byte[]> messages, CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.IdnHost, address.Port, ct);
        await using var stream = address.Scheme == "tls" ? await SecureAsync(client, ct) : client.GetStream();
        foreach (var message in messages)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{message.Length} ")), ct);
            await stream.WriteAsync(message, ct);
        }

        await stream.FlushAsync(ct);
        client.Client.Shutdown(SocketShutdown.Send);
    }

    private async Task<Stream> SecureAsync(TcpClient client, CancellationToken ct)
    {
        var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.IdnHost }, ct);
            return stream;
        }
        catch (System.Security.Authentication.AuthenticationException refusal)
        {
            await stream.DisposeAsync();
            throw new IOException($"The syslog server cannot be trusted: {refusal.Message}", refusal);
        }
    }
}
