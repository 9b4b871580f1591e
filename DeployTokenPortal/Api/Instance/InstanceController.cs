using System.Text.Json.Serialization;
using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.People;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Instance;

/// <summary>What clients ask before anything else: is somebody there, which version, who am I.</summary>
[Route("api/v4")]
[Tags("Instance")]
public sealed class InstanceController(PersonQueries people) : ControllerBase
{
    /// <summary>Answers 401 without a credential, which go-gitlab asks for first; there is nothing here for anybody else.</summary>
    [Get]
    public IActionResult Root() => ApiAnswers.Error(StatusCodes.Status404NotFound, "404 Not Found");

    /// <summary>The version of GitLab's API that is spoken here, and the portal's own as revision.</summary>
    [Get("version")]
    [ProducesResponseType<VersionResponse>(StatusCodes.Status200OK)]
    public IActionResult Version() => ApiAnswers.Ok(VersionResponse.Current);

    /// <summary>The same with what GitLab's newer clients expect beside it.</summary>
    [Get("metadata")]
    [ProducesResponseType<MetadataResponse>(StatusCodes.Status200OK)]
    public IActionResult Metadata() => ApiAnswers.Ok(new MetadataResponse(
        VersionResponse.Current.Version, VersionResponse.Current.Revision, new AgentServerResponse(false, null, null, null), false));

    /// <summary>The owner of the token in use.</summary>
    [Get("user")]
    [ProducesResponseType<Users.UserResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> CurrentUser(Caller caller, CancellationToken ct) =>
        (await people.GetAsync(caller, caller.UserId ?? 0, ct)).ToAnswer(person => ApiAnswers.Ok(Users.UserResponse.From(person)));
}

/// <summary>Versions.</summary>
/// <param name="Version">Of GitLab's API.</param>
/// <param name="Revision">Of the portal.</param>
public sealed record VersionResponse(string Version, string Revision)
{
    // The newest release whose deploy-token calls the contract was written from; clients compare it before they use newer calls.
    private const string SpokenVersion = "17.0.0";

    internal static VersionResponse Current { get; } = new(SpokenVersion, typeof(VersionResponse).Assembly.GetName().Version?.ToString(3) ?? "0");
}

/// <summary>Versions and what this instance does not have.</summary>
public sealed record MetadataResponse(string Version, string Revision, AgentServerResponse Kas, bool Enterprise);

/// <summary>GitLab's agent server, which the portal has none of.</summary>
public sealed record AgentServerResponse(
    bool Enabled, [property: JsonPropertyName("externalUrl")] string? ExternalUrl,
    [property: JsonPropertyName("externalK8sProxyUrl")] string? ExternalK8sProxyUrl, string? Version);
