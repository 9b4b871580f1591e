using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.DeployTokens;

/// <summary>Every deploy token of the instance, for administrators (contract §3.1).</summary>
[Route("api/v4/deploy_tokens")]
[Tags("Deploy tokens")]
public sealed class InstanceDeployTokensController(DeployTokenCatalog catalog) : ControllerBase
{
    /// <summary>Lists the deploy tokens of all projects and groups, by id. Administrators only.</summary>
    [Get]
    [ProducesResponseType<DeployTokenResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, DeployTokenListParameters parameters, CancellationToken ct) =>
        (await catalog.ListInstanceAsync(caller, parameters.Active == true, parameters.Request, ct)).ToAnswer(page => PagedAnswer.Of(page, DeployTokenResponse.From));
}
