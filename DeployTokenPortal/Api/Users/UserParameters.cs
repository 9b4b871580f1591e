using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Users.People;

namespace DeployTokenPortal.Api.Users;

public sealed record UserListParameters : PageParameters
{
    [ParameterHelp("Part of name, username or e-mail.", Example = "mira")]
    public string? Search { get; init; }

    [ParameterHelp("Part of the username.", Example = "mira")]
    public string? Username { get; init; }

    [ParameterHelp("Only people who are not blocked.", Example = true)]
    public bool? Active { get; init; }

    [ParameterHelp("Only blocked people.", Example = true)]
    public bool? Blocked { get; init; }

    internal PersonState? State => Blocked == true ? PersonState.Blocked : Active == true ? PersonState.Active : null;
}

public sealed record UserKey : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the person.", Example = 3)]
    public long UserId { get; init; }
}

public sealed record CreateUserParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("For signing in.", Example = "mira@example.com")]
    public string? Email { get; init; }

    [RequiredParameter, ParameterHelp("Shown name.", Example = "Mira Okafor")]
    public string? Name { get; init; }

    [ParameterHelp("Unique name; derived from the e-mail when empty.", Example = "mira")]
    public string? Username { get; init; }

    [ParameterHelp("Whether the person administers the instance.", Example = false)]
    public bool? Admin { get; init; }

    internal PersonInput ToInput() => new(Name ?? "", Email ?? "", Username, Admin == true);
}
