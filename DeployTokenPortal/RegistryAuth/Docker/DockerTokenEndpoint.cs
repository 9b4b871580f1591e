using System.Data.Common;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryAccess.Virtual;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.RegistryAuth.Credentials;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DeployTokenPortal.RegistryAuth.Docker;

/// <summary>
/// <c>/jwt/auth</c>: the token endpoint of container registries (contract §4; Distribution token spec, and its OAuth2 form). Always in this order: read
/// the credential, parse what is asked, ask, write the answer.
/// </summary>
internal sealed class DockerTokenEndpoint(
    RegistryAuthorizationService authorization,
    ImageProxyAuthorizationService imageProxy,
    RegistryTokenIssuer issuer,
    FailureThrottle throttle,
    DockerAnswers answers,
    IOptions<RegistryOptions> options)
{
    private const string ImageProxyService = "dependency_proxy";
    private const string FormType = "application/x-www-form-urlencoded";
    private const long MaximumFormLength = 65_536;

    /// <summary>GET with Basic credentials, or anonymous.</summary>
    public async ValueTask<DoorVerdict> GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var credential = BasicCredential.Read(context.Request.Headers.Authorization);
        if (ScopeParser.Parse(query["scope"]) is { } scopes)
            return await AnswerAsync(context, credential, query["service"], scopes, answers.BadCredentialAsync);
        await DockerAnswers.BadRequestAsync(context, $"scope: at most {ScopeParser.MaximumEntries} entries in at most {ScopeParser.MaximumLength} characters");
        return DoorVerdict.NotUnderstood;
    }

    /// <summary>POST with the OAuth2 password grant (RFC 6749 §4.3). A refresh token is never issued, so that grant is not supported.</summary>
    public async ValueTask<DoorVerdict> PostAsync(HttpContext context)
    {
        if (await ReadFormAsync(context) is not { } form)
            return DoorVerdict.NotUnderstood;
        if (form["grant_type"] is not [{ } grantType])
            await DockerAnswers.BadFormAsync(context, "invalid_request", "grant_type is missing");
        else if (grantType != "password")
            await DockerAnswers.BadFormAsync(context, "unsupported_grant_type", "only the grant_type password is supported");
        else if ((form["username"], form["password"]) is not ([{ } username], [{ } password]))
            await DockerAnswers.BadFormAsync(context, "invalid_request", "username and password are required, once each");
        else if (ScopeParser.Parse(form["scope"]) is not { } scopes)
            await DockerAnswers.BadFormAsync(context, "invalid_scope", $"scope: at most {ScopeParser.MaximumEntries} entries in at most {ScopeParser.MaximumLength} characters");
        else
            return await AnswerAsync(context, Credential.Of(username, password), form["service"], scopes, answers.BadGrantAsync);
        return DoorVerdict.NotUnderstood;
    }

    private async ValueTask<DoorVerdict> AnswerAsync(
        HttpContext context, Credential? credential, StringValues service, IReadOnlyList<RegistryScope> scopes, Func<HttpContext, Task> refuse)
    {
        var address = context.Connection.RemoteIpAddress;
        var wait = credential is null ? null : throttle.FindWait(address);
        var question = new RegistryQuestion(credential, scopes, service.ToString(), address?.ToString(), IsThrottled: wait is not null);
        try
        {
            if (service is [ImageProxyService])
                return await AnswerProxyAsync(context, question, wait, refuse);

            // Contract §4.1: credentials are judged before the service.
            var answer = await authorization.AuthorizeAsync(question, context.RequestAborted);
            Count(answer, credential, context);
            switch (answer)
            {
                case RegistryAnswer.BadCredential:
                    await refuse(context);
                    return answer.Verdict;
                case RegistryAnswer.TooManyFailures:
                    await DockerAnswers.TooManyFailuresAsync(context, wait ?? options.Value.FailureWindow);
                    return answer.Verdict;
                case var _ when service is not [{ } audience] || !options.Value.Service.Contains(audience):
                    await DockerAnswers.UnknownServiceAsync(context);
                    return DoorVerdict.Refused(DoorReason.UnknownService);
                case RegistryAnswer.Granted granted:
                    return await GrantAsync(context, granted, service.ToString());
                default:
                    await DockerAnswers.DeniedAsync(context);
                    return answer.Verdict;
            }
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            return await FailAsync(context);
        }
    }

    private async ValueTask<DoorVerdict> GrantAsync(HttpContext context, RegistryAnswer.Granted granted, string audience)
    {
        if (issuer.Issue(granted, audience) is not { } token)
            return await FailAsync(context);
        await DockerAnswers.TokenAsync(context, token.Text, token.IssuedAt, token.ExpiresIn);
        return granted.Verdict;
    }

    private static async ValueTask<DoorVerdict> FailAsync(HttpContext context)
    {
        await DockerAnswers.UnavailableAsync(context);
        return DoorVerdict.Unavailable;
    }

    // Contract §8: caches of images have an audience of their own, which no other registry accepts.
    private async ValueTask<DoorVerdict> AnswerProxyAsync(HttpContext context, RegistryQuestion question, TimeSpan? wait, Func<HttpContext, Task> refuse)
    {
        var answer = await imageProxy.AuthorizeAsync(question, context.RequestAborted);
        if (answer.Status == StatusCodes.Status401Unauthorized && question.Credential is { IsEmpty: false })
            throttle.NoteFailure(context.Connection.RemoteIpAddress);
        else if (answer.Granted is not null)
            throttle.NoteSuccess(context.Connection.RemoteIpAddress);
        if (answer.Granted is { } granted)
            return await GrantAsync(context, granted, ImageProxyService);
        await (answer.Status switch
        {
            StatusCodes.Status401Unauthorized => refuse(context),
            StatusCodes.Status429TooManyRequests => DockerAnswers.TooManyFailuresAsync(context, wait ?? options.Value.FailureWindow),
            StatusCodes.Status404NotFound => DockerAnswers.ProxyRefusedAsync(context, StatusCodes.Status404NotFound, "dependency proxy not enabled"),
            _ => DockerAnswers.ProxyRefusedAsync(context, StatusCodes.Status403Forbidden, "access forbidden"),
        });
        return answer.Verdict;
    }

    private void Count(RegistryAnswer answer, Credential? credential, HttpContext context)
    {
        // An empty pair, as NuGet's tools send it to every challenge, is held against nobody.
        if (answer is RegistryAnswer.BadCredential && credential is { IsEmpty: false })
            throttle.NoteFailure(context.Connection.RemoteIpAddress);
        else if (answer is RegistryAnswer.Granted && credential is not null)
            throttle.NoteSuccess(context.Connection.RemoteIpAddress);
    }

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        // Distribution's OAuth2 form is url-encoded; what multipart would bring (files, nested headers) is not read at all.
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            await DockerAnswers.BadFormAsync(context, "invalid_request", $"the body must be {FormType}");
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaximumFormLength;
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException wrong)
        {
            await DockerAnswers.BadFormAsync(context, "invalid_request", $"the body is broken or over {MaximumFormLength} bytes", wrong.StatusCode);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            await DockerAnswers.BadFormAsync(context, "invalid_request", "the body cannot be read as a form");
        }

        return null;
    }
}
