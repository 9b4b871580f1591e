using System.Data.Common;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;
using Microsoft.AspNetCore.Diagnostics;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>
/// <c>/auth/forward/{proxy}</c>: may this request pass (design §2)? Always in this order: read what the proxy says, read the credential, judge method and path,
/// ask, write the answer. What is missing, doubled or not understood is refused, with a line for whoever sets up the proxy.
/// </summary>
internal sealed class ForwardAuthEndpoint(PackageDoor door, PackageAuthorizationService authorization, TimeProvider time, ILogger<ForwardAuthEndpoint> logger)
{
    private readonly LineBudget _lines = new(time);

    /// <summary>Answers one check of one kind of proxy.</summary>
    public async ValueTask<DoorVerdict> AnswerAsync(ProxyKind proxy, HttpContext context)
    {
        // A proxy reads statuses; pages for people would be in its way.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        if (OriginalRequestReader.Read(proxy, context) is not { } request)
            return Refuse(context, proxy, "the headers of this proxy are missing, doubled, or come from an address that is no trusted proxy");
        if (MethodOverride.IsClaimed(context.Request.Headers))
            return Refuse(context, proxy, "the client claims another method than the one it uses");
        if (ConfiguredLocation.Find(request) is not { } location)
            return Refuse(context, proxy, "the configuration of the location or the path is not understood");
        return PathRules.Judge(location.Format, request.Method, location.Path) is { } verdict
            ? await AnswerAsync(proxy, context, location, verdict)
            : Refuse(context, proxy, "the method and path mean nothing in this format");
    }

    private async ValueTask<DoorVerdict> AnswerAsync(ProxyKind proxy, HttpContext context, PackageLocation location, PathVerdict verdict)
    {
        try
        {
            var asked = await door.AskAsync(context, location, verdict, UsageDoor.ForwardAuth);
            if (asked is not { Answer: { } answer, Question: { } question })
            {
                ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status400BadRequest);
                return DoorVerdict.NotUnderstood;
            }

            if (answer.Outcome != PackageOutcome.Allowed)
            {
                ForwardAuthAnswers.Refuse(context, proxy, location.Format, answer.Outcome, asked.Wait);
                return answer.Verdict;
            }

            if (MountSource.IsAsked(location) && !await MayMountAsync(location, question, context.RequestAborted))
                return Refuse(context, proxy, "the image to mount a layer from is out of reach", DoorReason.OutOfReach);
            ForwardAuthAnswers.Allow(context, answer, question.Use);
            return answer.Verdict;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status503ServiceUnavailable);
            return DoorVerdict.Unavailable;
        }
    }

    // Distribution spec, cross-repository mount: it reads from a second image, so that must be allowed as well.
    private async Task<bool> MayMountAsync(PackageLocation location, PackageQuestion question, CancellationToken ct) =>
        MountSource.Find(location) is { } source
        && (await authorization.AuthorizeAsync(question with { Holder = source, Use = PackageUse.Read }, ct)).Outcome == PackageOutcome.Allowed;

    private DoorVerdict Refuse(HttpContext context, ProxyKind proxy, string reason, DoorReason why = DoorReason.NotUnderstood)
    {
        WriteLine(context, proxy, reason);
        ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status403Forbidden);
        return DoorVerdict.Refused(why);
    }

    private void WriteLine(HttpContext context, ProxyKind proxy, string reason)
    {
        if (!logger.IsEnabled(LogLevel.Information) || !_lines.MayWrite(out var leftOut))
            return;
        if (leftOut > 0)
            logger.ChecksLeftOut(leftOut);
        logger.CheckRefused(proxy, reason, context.Connection.RemoteIpAddress);
    }
}
