using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.DeployTokens;

internal static partial class DeployTokenLog
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Deploy token {TokenId} created in {Holder} {HolderId}")]
    public static partial void TokenCreated(this ILogger logger, long tokenId, HolderKind holder, long holderId);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Information, Message = "Deploy token {TokenId} revoked in {Holder} {HolderId}")]
    public static partial void TokenRevoked(this ILogger logger, long tokenId, HolderKind holder, long holderId);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Information, Message = "Deploy token {TokenId} rotated in {Holder} {HolderId}, old secret valid until {ValidUntil}")]
    public static partial void TokenRotated(this ILogger logger, long tokenId, HolderKind holder, long holderId, DateTimeOffset validUntil);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Information, Message = "Deploy token {TokenId} changed in {Holder} {HolderId}")]
    public static partial void TokenUpdated(this ILogger logger, long tokenId, HolderKind holder, long holderId);

    [LoggerMessage(EventId = 2005, Level = LogLevel.Information, Message = "Deploy token {TokenId} deleted in {Holder} {HolderId}")]
    public static partial void TokenDeleted(this ILogger logger, long tokenId, HolderKind holder, long holderId);
}
