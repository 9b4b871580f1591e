using System.Globalization;
using System.Text;
using DeployTokenPortal.Application.Auditing.Export;

namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>A row as a syslog message (RFC 5424); what it says is the JSON of the row.</summary>
internal static class SyslogMessage
{
    // RFC 5424 §6.2.1: facility 13 (log audit) × 8 + severity 5 (notice).
    private const int Priority = 13 * 8 + 5;

    // RFC 5424 §6: at most 255 and 32 printable ASCII characters.
    private const int HostLength = 255;
    private const int MessageIdLength = 32;

    /// <summary>The message in UTF-8. Line ends inside it are escaped by JSON.</summary>
    public static byte[] Of(AuditEventView row, string host) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"<{Priority}>1 {row.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'} {Printable(host, HostLength)} deploy-token-portal - {Printable(row.Name, MessageIdLength)} - {AuditRecord.ToJson(row)}"));

    private static string Printable(string text, int length)
    {
        var kept = new string([.. text.Where(character => character is > ' ' and < '\x7f').Take(length)]);
        return kept.Length == 0 ? "-" : kept;
    }
}
