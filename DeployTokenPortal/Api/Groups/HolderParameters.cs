using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Api.Groups;

/// <summary>The parameters of lists of groups and projects.</summary>
public sealed record HolderListParameters : PageParameters
{
    [ParameterHelp("Part of a name or path.", Example = "platform")]
    public string? Search { get; init; }

    [ParameterHelp("Only what the caller owns.", Example = true)]
    public bool? Owned { get; init; }

    [ParameterHelp("Only where the caller has at least this level.", Example = 40)]
    public AccessLevel? MinAccessLevel { get; init; }

    [ParameterHelp("Only where the caller is a member.", Example = true)]
    public bool? Membership { get; init; }

    [ParameterHelp("Only of this visibility.", Example = "private")]
    public Visibility? Visibility { get; init; }

    [ParameterHelp("Groups: only those that lie in no other.", Example = true)]
    public bool? TopLevelOnly { get; init; }

    [ParameterHelp("Projects of a group: also those of its subgroups.", Example = true)]
    public bool? IncludeSubgroups { get; init; }

    internal HolderListFilter ToFilter(long? within = null, bool isDeep = false) => new(
        Search, Owned == true ? AccessLevel.Owner : MinAccessLevel ?? (Membership == true ? AccessLevel.Guest : AccessLevel.None), within,
        isDeep || IncludeSubgroups == true, TopLevelOnly == true, Visibility);
}

public sealed record CreateGroupParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("Shown name.", Example = "Platform Team")]
    public string? Name { get; init; }

    [RequiredParameter, ParameterHelp("Last part of its path.", Example = "platform")]
    public string? Path { get; init; }

    [ParameterHelp("Number of the group it shall lie in; empty for the top level.", Example = 5)]
    public long? ParentId { get; init; }

    [ParameterHelp("What it is for.", Example = "Base images and charts")]
    public string? Description { get; init; }

    [ParameterHelp("private unless said otherwise.", Example = "private")]
    public Visibility? Visibility { get; init; }

    internal HolderInput ToInput() => new(Name, Path, Description, Visibility ?? Domain.Access.Visibility.Private);
}

public sealed record CreateProjectParameters : ParameterSet
{
    [ParameterHelp("Shown name; from the path when empty.", Example = "svc")]
    public string? Name { get; init; }

    [ParameterHelp("Last part of its path; from the name when empty.", Example = "svc")]
    public string? Path { get; init; }

    [RequiredParameter, ParameterHelp("Number of the group it shall lie in.", Example = 5)]
    public long NamespaceId { get; init; }

    [ParameterHelp("What it is for.", Example = "The payment service")]
    public string? Description { get; init; }

    [ParameterHelp("private unless said otherwise.", Example = "private")]
    public Visibility? Visibility { get; init; }

    internal HolderInput ToInput() => new(string.IsNullOrWhiteSpace(Name) ? Path : Name, Path, Description, Visibility ?? Domain.Access.Visibility.Private);
}

public sealed record EditHolderParameters : ParameterSet
{
    [ParameterHelp("New name.", Example = "Platform")]
    public string? Name { get; init; }

    [ParameterHelp("New last part of the path.", Example = "platform")]
    public string? Path { get; init; }

    [ParameterHelp("New description.", Example = "Base images and charts")]
    public string? Description { get; init; }

    [ParameterHelp("New visibility.", Example = "internal")]
    public Visibility? Visibility { get; init; }

    internal HolderChange ToChange() => new(Name, Path, Description, Visibility);
}

public sealed record TransferGroupParameters : ParameterSet
{
    [ParameterHelp("Number of the group it shall lie in; empty for the top level.", Example = 5)]
    public long? GroupId { get; init; }
}

public sealed record TransferProjectParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number or path of the group it shall lie in.", Example = "acme/platform")]
    public string? Namespace { get; init; }
}
