using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Members;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Members;

/// <summary>Members of a project or group.</summary>
[Route("api/v4/projects/{id}/members")]
[Route("api/v4/groups/{id}/members")]
[Tags("Members")]
public sealed class MembersController(MemberQueries queries, MemberService service) : ControllerBase
{
    /// <summary>Lists who was added here.</summary>
    [Get]
    [ProducesResponseType<MemberResponse[]>(StatusCodes.Status200OK)]
    public Task<IActionResult> List(Caller caller, HolderId id, MemberListParameters parameters, CancellationToken ct) =>
        ListAsync(caller, id, parameters, isInherited: false, ct);

    /// <summary>Lists who is a member, through groups above too, with the level that holds.</summary>
    [Get("all")]
    [ProducesResponseType<MemberResponse[]>(StatusCodes.Status200OK)]
    public Task<IActionResult> ListAll(Caller caller, HolderId id, MemberListParameters parameters, CancellationToken ct) =>
        ListAsync(caller, id, parameters, isInherited: true, ct);

    /// <summary>Reads one person who was added here.</summary>
    [Get("{user_id}")]
    [ProducesResponseType<MemberResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, HolderId id, MemberKey key, CancellationToken ct) =>
        (await queries.GetAsync(caller, id.Kind, id.Value, key.UserId, isInherited: false, ct)).ToAnswer(row => ApiAnswers.Ok(MemberResponse.From(row)));

    /// <summary>Reads one member, through groups above too.</summary>
    [Get("all/{user_id}")]
    [ProducesResponseType<MemberResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetAll(Caller caller, HolderId id, MemberKey key, CancellationToken ct) =>
        (await queries.GetAsync(caller, id.Kind, id.Value, key.UserId, isInherited: true, ct)).ToAnswer(row => ApiAnswers.Ok(MemberResponse.From(row)));

    /// <summary>Adds a person.</summary>
    [HttpPost]
    [ProducesResponseType<MemberResponse>(StatusCodes.Status201Created)]
    public Task<IActionResult> Add(Caller caller, HolderId id, MemberParameters parameters, CancellationToken ct) =>
        SetAsync(caller, id, parameters, isMember: false, ApiAnswers.Created, ct);

    /// <summary>Changes level and end of a person who was added here.</summary>
    [HttpPut("{user_id}")]
    [ProducesResponseType<MemberResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> Edit(Caller caller, HolderId id, MemberParameters parameters, CancellationToken ct) =>
        SetAsync(caller, id, parameters, isMember: true, ApiAnswers.Ok, ct);

    /// <summary>Removes a person; what is inherited stays.</summary>
    [HttpDelete("{user_id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Remove(Caller caller, HolderId id, MemberKey key, CancellationToken ct) =>
        (await service.RemoveAsync(caller, id.Kind, id.Value, key.UserId, ct)).ToNoContent();

    private async Task<IActionResult> ListAsync(Caller caller, HolderId id, MemberListParameters parameters, bool isInherited, CancellationToken ct) =>
        (await queries.ListByIdAsync(caller, id.Kind, id.Value, isInherited, parameters.Query, parameters.Request, ct))
            .ToAnswer(page => PagedAnswer.Of(page, MemberResponse.From));

    private async Task<IActionResult> SetAsync(
        Caller caller, HolderId id, MemberParameters parameters, bool isMember, Func<object, IActionResult> onSuccess, CancellationToken ct)
    {
        var set = await service.SetAsync(caller, id.Kind, id.Value, parameters.UserId, parameters.ToInput(), ct, isMember);
        return set.IsSuccess
            ? (await queries.GetAsync(caller, id.Kind, id.Value, parameters.UserId, isInherited: false, ct)).ToAnswer(row => onSuccess(MemberResponse.From(row)))
            : ApiAnswers.Of(set.Failure);
    }
}
