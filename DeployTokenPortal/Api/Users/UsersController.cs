using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Users;

/// <summary>People of the instance, for administrators.</summary>
[Route("api/v4/users")]
[Tags("Users")]
public sealed class UsersController(PersonQueries queries, PersonService service, InvitationService invitations, PublicAddress address) : ControllerBase
{
    /// <summary>Lists people.</summary>
    [Get]
    [ProducesResponseType<UserResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, UserListParameters parameters, CancellationToken ct) =>
        (await queries.ListAsync(caller, parameters.Search ?? parameters.Username, parameters.State, parameters.Request, ct))
            .ToAnswer(page => PagedAnswer.Of(page, UserResponse.From));

    /// <summary>Reads one person; everybody may read themselves.</summary>
    [Get("{user_id}")]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, UserKey key, CancellationToken ct) =>
        (await queries.GetAsync(caller, key.UserId, ct)).ToAnswer(person => ApiAnswers.Ok(UserResponse.From(person)));

    /// <summary>Creates a person, who chooses a password through the one-time link in the answer.</summary>
    [HttpPost]
    [ProducesResponseType<InvitedUserResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create(Caller caller, CreateUserParameters parameters, CancellationToken ct) =>
        (await invitations.InviteAsync(caller, parameters.ToInput(), ct)).ToAnswer(invitation => ApiAnswers.Created(Describe(invitation)));

    /// <summary>Ends the person's sessions and refuses their tokens until unblocked.</summary>
    [HttpPost("{user_id}/block")]
    [ProducesResponseType<bool>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Block(Caller caller, UserKey key, CancellationToken ct) =>
        (await service.BlockAsync(caller, key.UserId, ct)).ToAnswer(_ => ApiAnswers.Created(true));

    /// <summary>Lets a blocked person in again.</summary>
    [HttpPost("{user_id}/unblock")]
    [ProducesResponseType<bool>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Unblock(Caller caller, UserKey key, CancellationToken ct) =>
        (await service.UnblockAsync(caller, key.UserId, ct)).ToAnswer(_ => ApiAnswers.Created(true));

    /// <summary>Deletes a person; deploy tokens that they made go on working.</summary>
    [HttpDelete("{user_id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(Caller caller, UserKey key, CancellationToken ct) => (await service.DeleteAsync(caller, key.UserId, ct)).ToNoContent();

    private InvitedUserResponse Describe(Invitation invitation) => new(
        invitation.Person.Id, invitation.Person.Username, invitation.Person.Name, "active", invitation.Person.CreatedAt, invitation.Person.Email,
        invitation.Person.IsAdministrator, $"{address.Of("/invitation")}#{invitation.Code.Reveal()}");
}
