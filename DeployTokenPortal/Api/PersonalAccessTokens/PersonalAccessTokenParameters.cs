using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Api.PersonalAccessTokens;

public sealed record PersonalAccessTokenListParameters : PageParameters
{
    [ParameterHelp("Only this person's; administrators only, for others than oneself.", Example = 3)]
    public long? UserId { get; init; }

    [ParameterHelp("active or inactive; anything else shows all.", Example = "active")]
    public string? State { get; init; }

    internal bool? IsLive => State switch { "active" => true, "inactive" => false, _ => null };
}

public sealed record PersonalAccessTokenKey : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the token.", Example = 7)]
    public long TokenId { get; init; }
}

public sealed record RotatePersonalAccessTokenParameters : ParameterSet
{
    [ParameterHelp("Number of the token.", Example = 7)]
    public long TokenId { get; init; }

    [ParameterHelp("Day at whose start the new token stops; the old one's when left out.", Example = "2031-01-05")]
    public DateTimeOffset? ExpiresAt { get; init; }
}

public sealed record CreatePersonalAccessTokenParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the person.", Example = 3)]
    public long UserId { get; init; }

    [RequiredParameter, ParameterHelp("Where the token will be used.", Example = "terraform")]
    public string? Name { get; init; }

    [RequiredParameter, ParameterHelp("What it may do.", Example = "api")]
    public PersonalAccessTokenScopes? Scopes { get; init; }

    [ParameterHelp("Day at whose start it stops; empty for never.", Example = "2031-01-05")]
    public DateTimeOffset? ExpiresAt { get; init; }

    internal PersonalAccessTokenInput ToInput() => new(Name, Scopes ?? PersonalAccessTokenScopes.None, ExpiresAt);
}
