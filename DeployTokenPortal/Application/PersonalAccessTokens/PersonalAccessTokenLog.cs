namespace DeployTokenPortal.Application.PersonalAccessTokens;

internal static partial class PersonalAccessTokenLog
{
    [LoggerMessage(EventId = 2201, Level = LogLevel.Information, Message = "Personal access token {TokenId} created by user {UserId}")]
    public static partial void PersonalTokenCreated(this ILogger logger, long tokenId, long userId);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Information, Message = "Personal access token {TokenId} of user {UserId} revoked")]
    public static partial void PersonalTokenRevoked(this ILogger logger, long tokenId, long userId);
}
