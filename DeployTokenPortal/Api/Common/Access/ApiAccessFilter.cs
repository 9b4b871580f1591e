using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DeployTokenPortal.Api.Common.Access;

/// <summary>
/// The first thing every action of the REST API does: who calls, may this token call, not too often. A credential that is no good is never taken for
/// none (contract §2).
/// </summary>
internal sealed class ApiAccessFilter(PersonalAccessTokenLookup tokens, IUsageRecorder uses, ApiRateLimit limit) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var address = http.Connection.RemoteIpAddress;
        // Answers differ by caller, and some hold a secret.
        http.Response.Headers.CacheControl = "no-store";
        var presented = AccessTokenReader.Read(http.Request);
        var (owner, fault) = presented is null ? default : await tokens.FindAsync(presented, http.RequestAborted);
        if (!limit.Count(http, owner?.UserId))
        {
            context.Result = ApiAnswers.TooManyRequests;
            return;
        }

        if (presented is not null && owner is null)
            context.Result = ApiAnswers.BadToken(fault);
        else if (owner is null && !Has<OpenToAnonymousAttribute>(context))
            context.Result = ApiAnswers.Unauthorized;
        else if (owner is not null && !Has<AnyTokenScopeAttribute>(context) && !Allows(owner.Scopes, http.Request.Method))
            context.Result = ApiAnswers.InsufficientScope(IsRead(http.Request.Method));

        ApiCaller.Set(http, new Caller(
            owner?.UserId, Doors.Api, address?.ToString(), http.Request.Headers.UserAgent.ToString(), owner?.Scopes, owner is null ? null : new TokenInUse(owner.TokenId, owner.Name)));
        if (owner is not null)
            uses.NotePersonal(owner.TokenId, "api", address?.ToString());
    }

    private static bool Has<T>(AuthorizationFilterContext context) => context.ActionDescriptor.EndpointMetadata.Any(item => item is T);

    private static bool Allows(PersonalAccessTokenScopes scopes, string method) =>
        scopes.HasFlag(PersonalAccessTokenScopes.Api) || (IsRead(method) && scopes.HasFlag(PersonalAccessTokenScopes.ReadApi));

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
