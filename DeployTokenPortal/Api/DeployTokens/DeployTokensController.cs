using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Access;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.DeployTokens;

/// <summary>Deploy tokens of one project or group (contract §3).</summary>
[Route("api/v4/projects/{id}/deploy_tokens")]
[Route("api/v4/groups/{id}/deploy_tokens")]
[Tags("Deploy tokens")]
[OpenToAnonymous("Whether it is 404 or 403 follows from the holder's visibility (contract §2).")]
public sealed class DeployTokensController(DeployTokenService service, DeployTokenChanges changes, DeployTokenQueries queries, DeployTokenCatalog catalog)
    : ControllerBase
{
    /// <summary>Lists the own deploy tokens of a project or group, by id.</summary>
    [Get]
    [ProducesResponseType<DeployTokenResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, HolderId id, DeployTokenListParameters parameters, CancellationToken ct) =>
        (await catalog.ListAsync(caller, id.Holder, id.Value, parameters.Active == true, parameters.Request, ct))
            .ToAnswer(page => PagedAnswer.Of(page, DeployTokenResponse.From));

    /// <summary>Reads one deploy token.</summary>
    [Get("{token_id}")]
    [ProducesResponseType<DeployTokenResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, HolderId id, DeployTokenKey key, CancellationToken ct) =>
        (await queries.GetAsync(caller, id.Holder, id.Value, key.TokenId, ct)).ToAnswer(token => ApiAnswers.Ok(DeployTokenResponse.From(token)));

    /// <summary>Creates a deploy token. The answer holds the secret, once.</summary>
    [HttpPost]
    [ProducesResponseType<CreatedDeployTokenResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create(Caller caller, HolderId id, CreateDeployTokenParameters parameters, CancellationToken ct) =>
        (await service.CreateAsync(caller, id.Holder, id.Value, parameters.ToInput(), ct)).ToAnswer(reveal => ApiAnswers.Created(CreatedDeployTokenResponse.From(reveal)));

    /// <summary>Changes name, username, end or scopes; what is not sent stays. Holds from the next request on.</summary>
    [HttpPut("{token_id}")]
    [ProducesResponseType<DeployTokenResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Update(Caller caller, HolderId id, UpdateDeployTokenParameters parameters, CancellationToken ct) =>
        (await changes.UpdateAsync(caller, id.Holder, id.Value, parameters.TokenId, parameters.ToChange(), ct))
            .ToAnswer(token => ApiAnswers.Ok(DeployTokenResponse.From(token)));

    /// <summary>Deletes a deploy token: it stops at once and cannot be read any more.</summary>
    [HttpDelete("{token_id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Delete(Caller caller, HolderId id, DeployTokenKey key, CancellationToken ct) =>
        (await changes.DeleteAsync(caller, id.Holder, id.Value, key.TokenId, ct)).ToNoContent();
}
