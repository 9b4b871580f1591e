using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Api.RegistryConnections;

/// <summary>A registry connection (design §2); never its password.</summary>
/// <param name="Id">Number of the connection.</param>
/// <param name="Name">Shown to people.</param>
/// <param name="Format">What it stores.</param>
/// <param name="Kind">hosted or virtual.</param>
/// <param name="UpstreamUrl">Where it is, with placeholders.</param>
/// <param name="UpstreamUsername">With which the portal signs in there, or null.</param>
/// <param name="HasUpstreamPassword">Whether a password is stored.</param>
/// <param name="ProjectId">Project that it serves, or null.</param>
/// <param name="GroupId">Group that it serves, or null; neither means the whole instance.</param>
/// <param name="Enabled">Whether requests go there.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record RegistryConnectionResponse(
    long Id, string Name, string Format, string Kind, string UpstreamUrl, string? UpstreamUsername, bool HasUpstreamPassword, long? ProjectId, long? GroupId, bool Enabled, DateTimeOffset CreatedAt)
{
    internal static RegistryConnectionResponse From(RegistryConnectionView view) => new(
        view.Id, view.Name, RegistryFormatNames.NameOf(view.Format), view.Kind.ToString().ToLowerInvariant(), view.UpstreamUrl, view.UpstreamUsername, view.HasPassword,
        view.HolderKind == ResourceKind.Project ? view.HolderId : null, view.HolderKind == ResourceKind.Group ? view.HolderId : null, view.IsEnabled, view.CreatedAt);
}

/// <summary>One thing that a test looked at.</summary>
/// <param name="Passed">Whether it is as it must be.</param>
/// <param name="Title">What holds, or what does not.</param>
/// <param name="Detail">What was seen, and what to do about it.</param>
public sealed record ProbeLineResponse(bool Passed, string Title, string Detail)
{
    internal static ProbeLineResponse From(ProbeLine line) => new(line.IsGood, line.Title, line.Detail);
}
