using System.Globalization;
using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Access;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Api.Groups;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Projects;

/// <summary>Projects.</summary>
[Route("api/v4/projects")]
[Tags("Projects")]
public sealed class ProjectsController(HolderCatalog catalog, HolderPaths paths, ProjectService service, PublicAddress address) : ControllerBase
{
    /// <summary>Lists the projects that the caller sees; without a credential the public ones.</summary>
    [Get]
    [OpenToAnonymous("Public projects are public.")]
    [ProducesResponseType<ProjectResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, HolderListParameters parameters, CancellationToken ct) =>
        (await catalog.ListProjectsAsync(caller, parameters.ToFilter(), parameters.Request, ct))
            .ToAnswer(page => PagedAnswer.Of(page, project => ProjectResponse.From(project, address)));

    /// <summary>Reads one project.</summary>
    [Get("{id}")]
    [OpenToAnonymous("Public projects are public.")]
    [ProducesResponseType<ProjectResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, HolderId id, CancellationToken ct) => (await ReadAsync(caller, id.Value, ct)).ToAnswer(ApiAnswers.Ok);

    /// <summary>Creates a project in a group.</summary>
    [HttpPost]
    [ProducesResponseType<ProjectResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create(Caller caller, CreateProjectParameters parameters, CancellationToken ct) =>
        await AnswerAsync(caller, await service.CreateAsync(caller, parameters.NamespaceId, parameters.ToInput(), ct), ApiAnswers.Created, ct);

    /// <summary>Changes a project; what is not sent stays.</summary>
    [HttpPut("{id}")]
    [ProducesResponseType<ProjectResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Edit(Caller caller, HolderId id, EditHolderParameters parameters, CancellationToken ct)
    {
        var stored = await catalog.GetAsync(caller, ResourceKind.Project, id.Value, ct);
        return stored.IsSuccess
            ? await AnswerAsync(caller, await service.EditAsync(caller, id.Value, parameters.ToChange().ApplyTo(stored.Value), ct), ApiAnswers.Ok, ct)
            : ApiAnswers.Of(stored.Failure);
    }

    /// <summary>Moves a project into another group.</summary>
    [HttpPut("{id}/transfer")]
    [ProducesResponseType<ProjectResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Transfer(Caller caller, HolderId id, TransferProjectParameters parameters, CancellationToken ct)
    {
        var groupId = long.TryParse(parameters.Namespace, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (await paths.FindAsync(caller, ResourceKind.Group, parameters.Namespace ?? "", ct))?.Id ?? 0;
        return await AnswerAsync(caller, await service.MoveAsync(caller, id.Value, groupId, ct), ApiAnswers.Ok, ct);
    }

    /// <summary>Deletes a project; its tokens end, its audit trail stays.</summary>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> Delete(Caller caller, HolderId id, CancellationToken ct) =>
        (await service.DeleteAsync(caller, id.Value, ct)).ToAnswer(_ => ApiAnswers.Message(StatusCodes.Status202Accepted, "202 Accepted"));

    private async Task<Result<ProjectResponse>> ReadAsync(Caller caller, long id, CancellationToken ct)
    {
        var project = await catalog.GetAsync(caller, ResourceKind.Project, id, ct);
        return project.IsSuccess ? ProjectResponse.From(project.Value, address) : project.Failure;
    }

    private async Task<IActionResult> AnswerAsync(Caller caller, Result<HolderRef> changed, Func<object, IActionResult> onSuccess, CancellationToken ct) =>
        changed.IsSuccess ? (await ReadAsync(caller, changed.Value.Id, ct)).ToAnswer(onSuccess) : ApiAnswers.Of(changed.Failure);
}
