using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Api.RegistryConnections;

public sealed record RegistryConnectionListParameters : PageParameters, ICheckedParameters
{
    [ParameterHelp("Only those of this project.", Example = 7)]
    public long? ProjectId { get; init; }

    [ParameterHelp("Only those of this group.", Example = 3)]
    public long? GroupId { get; init; }

    internal (ResourceKind Kind, long Id) Holder => ConnectionHolder.Of(ProjectId, GroupId);

    IEnumerable<string> ICheckedParameters.FindFaults() => [.. PageFaults(), .. ConnectionHolder.FindFaults(ProjectId, GroupId)];
}

public sealed record RegistryConnectionKey : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the connection.", Example = 5)]
    public long ConnectionId { get; init; }
}

public sealed record CreateRegistryConnectionParameters : ParameterSet, ICheckedParameters
{
    [ParameterHelp("Shown to people; the host of the address when empty.", Example = "Verdaccio")]
    public string? Name { get; init; }

    [RequiredParameter, ParameterHelp("What the registry stores.", Example = "npm")]
    public RegistryFormat? Format { get; init; }

    [ParameterHelp("hosted, or virtual for a pull-through cache, which the virtual registry scopes open; hosted when not sent.", Example = "hosted")]
    public RegistryConnectionKind? Kind { get; init; }

    [RequiredParameter, ParameterHelp("Where it is; {project_path}, {project_id} and {group_path} stand for the project or group asked at.", Example = "http://verdaccio.internal:4873")]
    public string? UpstreamUrl { get; init; }

    [ParameterHelp("With which the portal signs in there.", Example = "portal")]
    public string? UpstreamUsername { get; init; }

    [ParameterHelp("Its password; without a username a bearer token. Never shown again.", Example = "…")]
    public string? UpstreamPassword { get; init; }

    [ParameterHelp("Project that it serves.", Example = 7)]
    public long? ProjectId { get; init; }

    [ParameterHelp("Group that it serves with all below it; neither means the whole instance.", Example = 3)]
    public long? GroupId { get; init; }

    [ParameterHelp("Whether requests go there; true when not sent.", Example = true)]
    public bool? Enabled { get; init; }

    IEnumerable<string> ICheckedParameters.FindFaults() => Format is null
        ? ["format does not have a valid value", .. ConnectionHolder.FindFaults(ProjectId, GroupId)]
        : ConnectionHolder.FindFaults(ProjectId, GroupId);

    internal RegistryConnectionInput ToInput()
    {
        var (kind, id) = ConnectionHolder.Of(ProjectId, GroupId);
        return new RegistryConnectionInput
        {
            Name = Name,
            Format = Format!.Value,
            Kind = Kind ?? RegistryConnectionKind.Hosted,
            UpstreamUrl = UpstreamUrl,
            UpstreamUsername = UpstreamUsername,
            UpstreamPassword = string.IsNullOrEmpty(UpstreamPassword) ? null : new SecretValue(UpstreamPassword),
            HolderKind = kind,
            HolderId = id,
            IsEnabled = Enabled ?? true,
        };
    }
}

public sealed record UpdateRegistryConnectionParameters : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the connection.", Example = 5)]
    public long ConnectionId { get; init; }

    [ParameterHelp("New name.", Example = "Verdaccio")]
    public string? Name { get; init; }

    [ParameterHelp("hosted or virtual.", Example = "hosted")]
    public RegistryConnectionKind? Kind { get; init; }

    [ParameterHelp("New address. A stored password is not sent to another host: give it again.", Example = "http://verdaccio.internal:4873")]
    public string? UpstreamUrl { get; init; }

    [ParameterHelp("New user name there; empty for none.", Example = "portal")]
    public Optional<string> UpstreamUsername { get; init; }

    [ParameterHelp("New password; empty to forget the stored one.", Example = "…")]
    public Optional<string> UpstreamPassword { get; init; }

    [ParameterHelp("Whether requests go there.", Example = false)]
    public bool? Enabled { get; init; }

    internal RegistryConnectionChange ToChange() => new()
    {
        Name = Name,
        Kind = Kind,
        UpstreamUrl = UpstreamUrl,
        UpstreamUsername = UpstreamUsername.IsSent ? UpstreamUsername.Value ?? "" : null,
        UpstreamPassword = UpstreamPassword.IsSent ? new NewPassword(string.IsNullOrEmpty(UpstreamPassword.Value) ? null : new SecretValue(UpstreamPassword.Value)) : null,
        IsEnabled = Enabled,
    };
}

/// <summary>Which holder two ids name; both at once contradict each other.</summary>
internal static class ConnectionHolder
{
    public static (ResourceKind Kind, long Id) Of(long? projectId, long? groupId) =>
        projectId is { } project ? (ResourceKind.Project, project) : groupId is { } group ? (ResourceKind.Group, group) : (ResourceKind.Instance, 0);

    public static IEnumerable<string> FindFaults(long? projectId, long? groupId) => projectId is not null && groupId is not null ? ["project_id, group_id are mutually exclusive"] : [];
}
