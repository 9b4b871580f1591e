using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>
/// Writes a line for a refused sign-in (contract §9.3: login, address, service and kind of credential), and no audit row. A flood neither fills the disk nor
/// makes a refusal dearer than a grant: beyond so many lines a second the refusals are only counted, and the next line is preceded by their number.
/// Thread-safe.
/// </summary>
internal sealed class RefusedSignIns(TimeProvider time, ILogger<RefusedSignIns> logger)
{
    /// <summary>Most lines within one second.</summary>
    public const int MostASecond = 100;

    private readonly Lock _counting = new();
    private long _second;
    private int _written;
    private long _leftOut;

    /// <summary>Writes the line, or counts it.</summary>
    /// <param name="found">Why the credential is no good.</param>
    /// <param name="login">The name presented; null for none.</param>
    /// <param name="service">The service asked for, or the format.</param>
    /// <param name="address">Where from; null for nowhere known.</param>
    public void Note(CredentialResult found, string? login, string? service, string? address)
    {
        if (!logger.IsEnabled(LogLevel.Information) || !MayWrite(out var leftOut))
            return;
        if (leftOut > 0)
            logger.SignInsLeftOut(leftOut);
        var tokenId = (found.Token ?? found.Actor as DeployTokenActor)?.TokenId;
        logger.SignInRefused(
            found.Fault ?? CredentialFault.OtherDoor, LoggableText.Of(login), LoggableText.Of(service), tokenId is null ? "unknown" : "deploy token", tokenId, address);
    }

    private bool MayWrite(out long leftOut)
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_counting)
        {
            if (second != _second)
                (_second, _written) = (second, 0);
            if (_written == MostASecond)
            {
                leftOut = 0;
                _leftOut++;
                return false;
            }

            _written++;
            (leftOut, _leftOut) = (_leftOut, 0);
            return true;
        }
    }
}
