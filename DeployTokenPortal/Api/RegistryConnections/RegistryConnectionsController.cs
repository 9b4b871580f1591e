using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Application.RegistryConnections.Upstreams;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.RegistryConnections;

/// <summary>Registry connections (design §2): which registry stands behind a format. GitLab has no such resource.</summary>
[Route("api/v4/registry_connections")]
[Tags("Registry connections")]
public sealed class RegistryConnectionsController(RegistryConnectionService connections, RegistryConnectionQueries queries, UpstreamProbe probe) : ControllerBase
{
    /// <summary>Lists connections by id: all, or those of one project or group.</summary>
    [Get]
    [ProducesResponseType<RegistryConnectionResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, RegistryConnectionListParameters parameters, CancellationToken ct) =>
        (await queries.ListAsync(caller, parameters.Holder.Kind, parameters.Holder.Id, parameters.Request, ct))
            .ToAnswer(page => PagedAnswer.Of(page, RegistryConnectionResponse.From));

    /// <summary>Reads one connection; never its password.</summary>
    [Get("{connection_id}")]
    [ProducesResponseType<RegistryConnectionResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, RegistryConnectionKey key, CancellationToken ct) =>
        (await queries.GetAsync(caller, key.ConnectionId, ct)).ToAnswer(view => ApiAnswers.Ok(RegistryConnectionResponse.From(view)));

    /// <summary>Connects a registry to a project, a group or, with neither, the whole instance.</summary>
    [HttpPost]
    [ProducesResponseType<RegistryConnectionResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create(Caller caller, CreateRegistryConnectionParameters parameters, CancellationToken ct) =>
        (await connections.CreateAsync(caller, parameters.ToInput(), ct)).ToAnswer(view => ApiAnswers.Created(RegistryConnectionResponse.From(view)));

    /// <summary>Changes a connection; what is not sent stays. Holds from the next request on.</summary>
    [HttpPut("{connection_id}")]
    [ProducesResponseType<RegistryConnectionResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Update(Caller caller, UpdateRegistryConnectionParameters parameters, CancellationToken ct) =>
        (await connections.UpdateAsync(caller, parameters.ConnectionId, parameters.ToChange(), ct)).ToAnswer(view => ApiAnswers.Ok(RegistryConnectionResponse.From(view)));

    /// <summary>Asks the upstream, with the stored password, whether it answers.</summary>
    [HttpPost("{connection_id}/test")]
    [ProducesResponseType<ProbeLineResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Test(Caller caller, RegistryConnectionKey key, CancellationToken ct) =>
        (await probe.RunAsync(caller, key.ConnectionId, ct)).ToAnswer(lines => ApiAnswers.Ok(lines.Select(ProbeLineResponse.From).ToList()));

    /// <summary>Forgets a connection with its password.</summary>
    [HttpDelete("{connection_id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(Caller caller, RegistryConnectionKey key, CancellationToken ct) =>
        (await connections.DeleteAsync(caller, key.ConnectionId, ct)).ToNoContent();
}
