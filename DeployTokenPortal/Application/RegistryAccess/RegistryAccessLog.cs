namespace DeployTokenPortal.Application.RegistryAccess;

internal static partial class RegistryAccessLog
{
    [LoggerMessage(
        EventId = 4001, Level = LogLevel.Information,
        Message = "Registry sign-in refused: {Fault}, login {Login}, service {Service}, credential {Kind} {TokenId}, from {Address}")]
    public static partial void SignInRefused(
        this ILogger logger, CredentialFault fault, string login, string service, string kind, long? tokenId, string? address);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "{Count} more registry sign-ins were refused than there were lines for")]
    public static partial void SignInsLeftOut(this ILogger logger, long count);
}
