using System.Data.Common;
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
    public async Task GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var credential = BasicCredential.Read(context.Request.Headers.Authorization);
        if (ScopeParser.Parse(query["scope"]) is not { } scopes)
            await DockerAnswers.BadRequestAsync(context, $"scope: at most {ScopeParser.MaximumEntries} entries in at most {ScopeParser.MaximumLength} characters");
        else
            await AnswerAsync(context, credential, query["service"], scopes, answers.BadCredentialAsync);
    }

    /// <summary>POST with the OAuth2 password grant (RFC 6749 §4.3). A refresh token is never issued, so that grant is not supported.</summary>
    public async Task PostAsync(HttpContext context)
    {
        if (await ReadFormAsync(context) is not { } form)
            return;
        if (form["grant_type"] is not [{ } grantType])
            await DockerAnswers.BadFormAsync(context, "invalid_request", "grant_type is missing");
        else if (grantType != "password")
            await DockerAnswers.BadFormAsync(context, "unsupported_grant_type", "only the grant_type password is supported");
        else if ((form["username"], form["password"]) is not ([{ } username], [{ } password]))
            await DockerAnswers.BadFormAsync(context, "invalid_request", "username and password are required, once each");
        else if (ScopeParser.Parse(form["scope"]) is not { } scopes)
            await DockerAnswers.BadFormAsync(context, "invalid_scope", $"scope: at most {ScopeParser.MaximumEntries} entries in at most {ScopeParser.MaximumLength} characters");
        else
            await AnswerAsync(context, Credential.Of(username, password), form["service"], scopes, answers.BadGrantAsync);
    }

    private async Task AnswerAsync(
        HttpContext context, Credential? credential, StringValues service, IReadOnlyList<RegistryScope> scopes, Func<HttpContext, Task> refuse)
    {
        var address = context.Connection.RemoteIpAddress;
        var wait = credential is null ? null : throttle.FindWait(address);
        var question = new RegistryQuestion(credential, scopes, service.ToString(), address?.ToString(), IsThrottled: wait is not null);
        try
        {
            if (service is [ImageProxyService])
            {
                await AnswerProxyAsync(context, question, wait, refuse);
                return;
            }

            // Contract §4.1: credentials are judged before the service.
            var answer = await authorization.AuthorizeAsync(question, context.RequestAborted);
            Count(answer, credential, context);
            await (answer switch
            {
                RegistryAnswer.BadCredential => refuse(context),
                RegistryAnswer.TooManyFailures => DockerAnswers.TooManyFailuresAsync(context, wait ?? options.Value.FailureWindow),
                _ when service is not [{ } audience] || !options.Value.Service.Contains(audience) => DockerAnswers.UnknownServiceAsync(context),
                RegistryAnswer.Granted granted => issuer.Issue(granted, service.ToString()) is { } token
                    ? DockerAnswers.TokenAsync(context, token.Text, token.IssuedAt, token.ExpiresIn)
                    : DockerAnswers.UnavailableAsync(context),
                _ => DockerAnswers.DeniedAsync(context),
            });
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            await DockerAnswers.UnavailableAsync(context);
        }
    }

    // Contract §8: caches of images have an audience of their own, which no other registry accepts.
    private async Task AnswerProxyAsync(HttpContext context, RegistryQuestion question, TimeSpan? wait, Func<HttpContext, Task> refuse)
    {
        var answer = await imageProxy.AuthorizeAsync(question, context.RequestAborted);
        if (answer.Status == StatusCodes.Status401Unauthorized && question.Credential is { IsEmpty: false })
            throttle.NoteFailure(context.Connection.RemoteIpAddress);
        else if (answer.Granted is not null)
            throttle.NoteSuccess(context.Connection.RemoteIpAddress);
        await (answer switch
        {
            { Granted: { } granted } => issuer.Issue(granted, ImageProxyService) is { } token
                ? DockerAnswers.TokenAsync(context, token.Text, token.IssuedAt, token.ExpiresIn)
                : DockerAnswers.UnavailableAsync(context),
            { Status: StatusCodes.Status401Unauthorized } => refuse(context),
            { Status: StatusCodes.Status429TooManyRequests } => DockerAnswers.TooManyFailuresAsync(context, wait ?? options.Value.FailureWindow),
            { Status: StatusCodes.Status404NotFound } => DockerAnswers.ProxyRefusedAsync(context, StatusCodes.Status404NotFound, "dependency proxy not enabled"),
            _ => DockerAnswers.ProxyRefusedAsync(context, StatusCodes.Status403Forbidden, "access forbidden"),
        });
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
