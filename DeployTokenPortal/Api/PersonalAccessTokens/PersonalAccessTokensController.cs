using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Access;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.PersonalAccessTokens;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.PersonalAccessTokens;

/// <summary>Personal access tokens: one's own, for administrators everybody's.</summary>
[Route("api/v4/personal_access_tokens")]
[Tags("Personal access tokens")]
public sealed class PersonalAccessTokensController(PersonalAccessTokenAdministration tokens) : ControllerBase
{
    /// <summary>Lists tokens.</summary>
    [Get]
    [ProducesResponseType<PersonalAccessTokenResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, PersonalAccessTokenListParameters parameters, CancellationToken ct) =>
        (await tokens.ListAsync(caller, parameters.UserId, parameters.IsLive, parameters.Request, ct)).ToAnswer(page => PagedAnswer.Of(page, PersonalAccessTokenResponse.From));

    /// <summary>Reads the token in use, whatever its scopes.</summary>
    [Get("self")]
    [AnyTokenScope]
    [ProducesResponseType<PersonalAccessTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> GetSelf(Caller caller, TokenInUse self, CancellationToken ct) => GetAsync(caller, self.TokenId, self, ct);

    /// <summary>Reads one token.</summary>
    [Get("{token_id}")]
    [ProducesResponseType<PersonalAccessTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> Get(Caller caller, TokenInUse self, PersonalAccessTokenKey key, CancellationToken ct) => GetAsync(caller, key.TokenId, self, ct);

    /// <summary>Creates a token for a person; administrators only. The answer holds the secret, once.</summary>
    [HttpPost("/api/v4/users/{user_id}/personal_access_tokens")]
    [ProducesResponseType<PersonalAccessTokenResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Create(Caller caller, CreatePersonalAccessTokenParameters parameters, CancellationToken ct) =>
        (await tokens.CreateForAsync(caller, parameters.UserId, parameters.ToInput(), ct)).ToAnswer(reveal => ApiAnswers.Created(PersonalAccessTokenResponse.From(reveal)));

    /// <summary>Replaces the token in use by a new one; it stops at once. Needs scope <c>api</c>: a narrow token must not lengthen its own life.</summary>
    [HttpPost("self/rotate")]
    [ProducesResponseType<PersonalAccessTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> RotateSelf(Caller caller, TokenInUse self, RotatePersonalAccessTokenParameters parameters, CancellationToken ct) =>
        RotateAsync(caller, self.TokenId, self, parameters, ct);

    /// <summary>Replaces a token by a new one with the same scopes; the old one stops at once.</summary>
    [HttpPost("{token_id}/rotate")]
    [ProducesResponseType<PersonalAccessTokenResponse>(StatusCodes.Status200OK)]
    public Task<IActionResult> Rotate(Caller caller, TokenInUse self, RotatePersonalAccessTokenParameters parameters, CancellationToken ct) =>
        RotateAsync(caller, parameters.TokenId, self, parameters, ct);

    /// <summary>Ends the token in use.</summary>
    [HttpDelete("self")]
    [AnyTokenScope]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> RevokeSelf(Caller caller, TokenInUse self, CancellationToken ct) =>
        (await tokens.RevokeAsync(caller, self.TokenId, self.TokenId, ct)).ToNoContent();

    /// <summary>Ends a token.</summary>
    [HttpDelete("{token_id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Revoke(Caller caller, TokenInUse self, PersonalAccessTokenKey key, CancellationToken ct) =>
        (await tokens.RevokeAsync(caller, key.TokenId, self.TokenId, ct)).ToNoContent();

    private async Task<IActionResult> GetAsync(Caller caller, long tokenId, TokenInUse self, CancellationToken ct) =>
        (await tokens.GetAsync(caller, tokenId, self.TokenId, ct)).ToAnswer(token => ApiAnswers.Ok(PersonalAccessTokenResponse.From(token)));

    private async Task<IActionResult> RotateAsync(
        Caller caller, long tokenId, TokenInUse self, RotatePersonalAccessTokenParameters parameters, CancellationToken ct) =>
        (await tokens.RotateAsync(caller, tokenId, self.TokenId, parameters.ExpiresAt, ct)).ToAnswer(reveal => ApiAnswers.Ok(PersonalAccessTokenResponse.From(reveal)));
}
