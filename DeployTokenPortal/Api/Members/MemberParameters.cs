using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Api.Members;

public sealed record MemberListParameters : PageParameters
{
    [ParameterHelp("Part of a name or username.", Example = "mira")]
    public string? Query { get; init; }
}

public sealed record MemberKey : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the person.", Example = 3)]
    public long UserId { get; init; }
}

public sealed record MemberParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the person.", Example = 3)]
    public long UserId { get; init; }

    [RequiredParameter, ParameterHelp("10 Guest, 20 Reporter, 30 Developer, 40 Maintainer, 50 Owner.", Example = 30)]
    public AccessLevel? AccessLevel { get; init; }

    [ParameterHelp("First day without access; empty for no end.", Example = "2027-01-31")]
    public DateOnly? ExpiresAt { get; init; }

    internal MemberInput ToInput() => new(AccessLevel ?? Domain.Access.AccessLevel.None, ExpiresAt);
}
