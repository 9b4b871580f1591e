using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Access;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Api.Projects;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Groups;

/// <summary>Groups.</summary>
[Route("api/v4/groups")]
[Tags("Groups")]
public sealed class GroupsController(HolderCatalog catalog, GroupService service, PublicAddress address) : ControllerBase
{
    /// <summary>Lists the groups that the caller sees; without a credential the public ones.</summary>
    [Get]
    [OpenToAnonymous("Public groups are public.")]
    [ProducesResponseType<GroupResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, HolderListParameters parameters, CancellationToken ct) =>
        Page(await catalog.ListGroupsAsync(caller, parameters.ToFilter(), parameters.Request, ct));

    /// <summary>Reads one group.</summary>
    [Get("{id}")]
    [OpenToAnonymous("Public groups are public.")]
    [ProducesResponseType<GroupResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, HolderId id, CancellationToken ct) => (await ReadAsync(caller, id.Value, ct)).ToAnswer(ApiAnswers.Ok);

    /// <summary>Lists the groups directly in a group.</summary>
    [Get("{id}/subgroups")]
    [OpenToAnonymous("Public groups are public.")]
    [ProducesResponseType<GroupResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Subgroups(Caller caller, HolderId id, HolderListParameters parameters, CancellationToken ct) =>
        Page(await catalog.ListGroupsAsync(caller, parameters.ToFilter(id.Value), parameters.Request, ct));

    /// <summary>Lists all groups below a group.</summary>
    [Get("{id}/descendant_groups")]
    [OpenToAnonymous("Public groups are public.")]
    [ProducesResponseType<GroupResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Descendants(Caller caller, HolderId id, HolderListParameters parameters, CancellationToken ct) =>
        Page(await catalog.ListGroupsAsync(caller, parameters.ToFilter(id.Value, isDeep: true), parameters.Request, ct));

    /// <summary>Lists the projects in a group; with <c>include_subgroups</c> also those below.</summary>
    [Get("{id}/projects")]
    [OpenToAnonymous("Public projects are public.")]
    [ProducesResponseType<ProjectResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Projects(Caller caller, HolderId id, HolderListParameters parameters, CancellationToken ct) =>
        (await catalog.ListProjectsAsync(caller, parameters.ToFilter(id.Value), parameters.Request, ct))
            .ToAnswer(page => PagedAnswer.Of(page, project => ProjectResponse.From(project, address)));

    /// <summary>Creates a group: at the top level by administrators, in another group by its owners.</summary>
    [HttpPost]
    [ProducesResponseType<GroupResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create(Caller caller, CreateGroupParameters parameters, CancellationToken ct) =>
        await AnswerAsync(caller, await service.CreateAsync(caller, parameters.ParentId, parameters.ToInput(), ct), ApiAnswers.Created, ct);

    /// <summary>Changes a group; what is not sent stays.</summary>
    [HttpPut("{id}")]
    [ProducesResponseType<GroupResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Edit(Caller caller, HolderId id, EditHolderParameters parameters, CancellationToken ct)
    {
        var stored = await catalog.GetAsync(caller, ResourceKind.Group, id.Value, ct);
        return stored.IsSuccess
            ? await AnswerAsync(caller, await service.EditAsync(caller, id.Value, parameters.ToChange().ApplyTo(stored.Value), ct), ApiAnswers.Ok, ct)
            : ApiAnswers.Of(stored.Failure);
    }

    /// <summary>Moves a group with all below it.</summary>
    [HttpPost("{id}/transfer")]
    [ProducesResponseType<GroupResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Transfer(Caller caller, HolderId id, TransferGroupParameters parameters, CancellationToken ct) =>
        await AnswerAsync(caller, await service.MoveAsync(caller, id.Value, parameters.GroupId, ct), ApiAnswers.Created, ct);

    /// <summary>Deletes a group with all below it; its tokens end, its audit trail stays.</summary>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> Delete(Caller caller, HolderId id, CancellationToken ct) =>
        (await service.DeleteAsync(caller, id.Value, ct)).ToAnswer(_ => ApiAnswers.Message(StatusCodes.Status202Accepted, "202 Accepted"));

    private async Task<Result<GroupResponse>> ReadAsync(Caller caller, long id, CancellationToken ct)
    {
        var group = await catalog.GetAsync(caller, ResourceKind.Group, id, ct);
        return group.IsSuccess ? GroupResponse.From(group.Value, address) : group.Failure;
    }

    private async Task<IActionResult> AnswerAsync(Caller caller, Result<HolderRef> changed, Func<object, IActionResult> onSuccess, CancellationToken ct) =>
        changed.IsSuccess ? (await ReadAsync(caller, changed.Value.Id, ct)).ToAnswer(onSuccess) : ApiAnswers.Of(changed.Failure);

    private IActionResult Page(Result<Page<HolderRecord>> groups) => groups.ToAnswer(page => PagedAnswer.Of(page, group => GroupResponse.From(group, address)));
}
