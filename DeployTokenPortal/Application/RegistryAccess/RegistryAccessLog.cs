namespace DeployTokenPortal.Application.RegistryAccess;

internal static partial class RegistryAccessLog
{
    [LoggerMessage(
        EventId = 4001, Level = LogLevel.Information,
        Message = "Registry sign-in refused: {Fault}, login {Login}, service {Service}, credential {Kind} {TokenId}, from {Address}")]
    public static partial void SignInRefused(
        this ILogger logger, CredentialFault fault, string login, string service, string kind, long? tokenId, string? address);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Last uses could not be stored; {Count} are kept for the next try")]
    public static partial void LastUsesNotStored(this ILogger logger, Exception failure, int count);
}
