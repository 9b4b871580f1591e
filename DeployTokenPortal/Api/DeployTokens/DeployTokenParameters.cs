using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Api.DeployTokens;

public sealed record DeployTokenListParameters : PageParameters
{
    [ParameterHelp("true keeps tokens that work now; anything else shows all.", Example = true)]
    public bool? Active { get; init; }
}

public sealed record DeployTokenKey : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the deploy token.", Example = 17)]
    public long TokenId { get; init; }
}

public sealed record CreateDeployTokenParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("Where the token will be used; at most 255 characters.", Example = "ci-push")]
    public string? Name { get; init; }

    [RequiredParameter, ParameterHelp("What the token may do; a list, or one text with commas.", Example = "read_registry")]
    public DeployTokenScopes? Scopes { get; init; }

    [ParameterHelp("Last instant at which it works, such as 2031-01-05 or 2031-01-05T08:00:00+02:00; empty for never.", Example = "2031-01-05")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [ParameterHelp("Log-in name; empty for gitlab+deploy-token-<id>.", Example = "ci-push")]
    public string? Username { get; init; }

    internal DeployTokenInput ToInput() => new(Name, Username, Scopes ?? DeployTokenScopes.None, ExpiresAt);
}

public sealed record UpdateDeployTokenParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the deploy token.", Example = 17)]
    public long TokenId { get; init; }

    [ParameterHelp("New name.", Example = "ci-push-release")]
    public Optional<string> Name { get; init; }

    [ParameterHelp("New log-in name; empty for the default one.", Example = "ci-push")]
    public Optional<string> Username { get; init; }

    [ParameterHelp("New end; null or empty for never.", Example = "2031-01-05")]
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }

    [ParameterHelp("New scopes, all of them.", Example = "read_registry")]
    public DeployTokenScopes? Scopes { get; init; }

    internal DeployTokenChange ToChange() => new(
        Name.IsSent ? Name.Value ?? "" : null, Username.IsSent ? Username.Value ?? "" : null, Scopes, ExpiresAt.IsSent ? new DeployTokenExpiry(ExpiresAt.Value) : null);
}
