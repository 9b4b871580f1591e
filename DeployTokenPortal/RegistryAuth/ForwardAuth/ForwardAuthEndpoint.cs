using System.Data.Common;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;
using Microsoft.AspNetCore.Diagnostics;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>
/// <c>/auth/forward/{proxy}</c>: may this request pass (design §2)? Always in this order: read what the proxy says, read the credential, judge method and path,
/// ask, write the answer. What is missing, doubled or not understood is refused.
/// </summary>
internal sealed class ForwardAuthEndpoint(PackageDoor door, PackageAuthorizationService authorization, ILogger<ForwardAuthEndpoint> logger)
{
    /// <summary>Answers one check of one kind of proxy.</summary>
    public async Task AnswerAsync(ProxyKind proxy, HttpContext context)
    {
        // A proxy reads statuses; pages for people would be in its way.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        if (OriginalRequestReader.Read(proxy, context) is not { } request)
            Refuse(context, proxy, "the headers of this proxy are missing, doubled, or come from an address that is no trusted proxy");
        else if (MethodOverride.IsClaimed(context.Request.Headers))
            Refuse(context, proxy, "the client claims another method than the one it uses");
        else if (ConfiguredLocation.Find(request) is not { } location)
            Refuse(context, proxy, "the configuration of the location or the path is not understood");
        else if (PathRules.Judge(location.Format, request.Method, location.Path) is not { } verdict)
            Refuse(context, proxy, "the method and path mean nothing in this format");
        else
            await AnswerAsync(proxy, context, location, verdict);
    }

    private async Task AnswerAsync(ProxyKind proxy, HttpContext context, PackageLocation location, PathVerdict verdict)
    {
        try
        {
            var asked = await door.AskAsync(context, location, verdict, UsageDoor.ForwardAuth);
            if (asked is not { Answer: { } answer, Question: { } question })
                ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status400BadRequest);
            else if (answer.Outcome != PackageOutcome.Allowed)
                ForwardAuthAnswers.Refuse(context, proxy, location.Format, answer.Outcome, asked.Wait);
            else if (MountSource.IsAsked(location) && !await MayMountAsync(location, question, context.RequestAborted))
                Refuse(context, proxy, "the image to mount a layer from is out of reach");
            else
                ForwardAuthAnswers.Allow(context, answer, question.Use);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Distribution spec, cross-repository mount: it reads from a second image, so that must be allowed as well.
    private async Task<bool> MayMountAsync(PackageLocation location, PackageQuestion question, CancellationToken ct) =>
        MountSource.Find(location) is { } source
        && (await authorization.AuthorizeAsync(question with { Holder = source, Use = PackageUse.Read }, ct)).Outcome == PackageOutcome.Allowed;

    private void Refuse(HttpContext context, ProxyKind proxy, string reason)
    {
        logger.CheckRefused(proxy, reason, context.Connection.RemoteIpAddress);
        ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status403Forbidden);
    }
}
