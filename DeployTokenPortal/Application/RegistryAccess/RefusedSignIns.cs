using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>
/// Writes a line for a refused sign-in (contract §9.3: login, address, service and kind of credential), and no audit row; in a flood only so many a second.
/// Thread-safe.
/// </summary>
internal sealed class RefusedSignIns(TimeProvider time, ILogger<RefusedSignIns> logger)
{
    private readonly LineBudget _lines = new(time);

    /// <summary>Writes the line, or counts it.</summary>
    /// <param name="found">Why the credential is no good.</param>
    /// <param name="login">The name presented; null for none.</param>
    /// <param name="service">The service asked for, or the format.</param>
    /// <param name="address">Where from; null for nowhere known.</param>
    public void Note(CredentialResult found, string? login, string? service, string? address)
    {
        if (!logger.IsEnabled(LogLevel.Information) || !_lines.MayWrite(out var leftOut))
            return;
        if (leftOut > 0)
            logger.SignInsLeftOut(leftOut);
        var tokenId = (found.Token ?? found.Actor as DeployTokenActor)?.TokenId;
        logger.SignInRefused(
            found.Fault ?? CredentialFault.OtherDoor, LoggableText.Of(login), LoggableText.Of(service), tokenId is null ? "unknown" : "deploy token", tokenId, address);
    }
}
