namespace DeployTokenPortal.Security.Signing;

internal static partial class SigningLog
{
    [LoggerMessage(EventId = 3101, Level = LogLevel.Error,
        Message = "The private half of signing key {KeyId} cannot be read: restore the data-protection keys, or rotate the signing key at once")]
    public static partial void PrivateKeyUnreadable(this ILogger logger, string keyId, Exception exception);
}
