using System.Data.Common;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;
using Microsoft.AspNetCore.Diagnostics;

namespace DeployTokenPortal.RegistryAuth.ForwardAuth;

/// <summary>
/// <c>/auth/forward/{proxy}</c>: may this request pass (design §2)? Always in this order: read what the proxy says, read the credential, judge method and path,
/// ask, write the answer. What is missing, doubled or not understood is refused.
/// </summary>
internal sealed class ForwardAuthEndpoint(PackageAuthorizationService authorization, FailureThrottle throttle, ILogger<ForwardAuthEndpoint> logger)
{
    /// <summary>Answers one check of one kind of proxy.</summary>
    public async Task AnswerAsync(ProxyKind proxy, HttpContext context)
    {
        // A proxy reads statuses; pages for people would be in its way.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        if (OriginalRequestReader.Read(proxy, context) is not { } request)
            Refuse(context, proxy, "the headers of this proxy are missing, doubled, or come from an address that is no trusted proxy");
        else if (ConfiguredLocation.Find(request) is not { } location)
            Refuse(context, proxy, "the configuration of the location or the path is not understood");
        else if (PathRules.Judge(location.Format, request.Method, location.Path) is not { } verdict)
            Refuse(context, proxy, "the method and path mean nothing in this format");
        else
            await AnswerAsync(proxy, context, location, verdict);
    }

    private async Task AnswerAsync(ProxyKind proxy, HttpContext context, PackageLocation location, PathVerdict verdict)
    {
        var credentials = PackageCredential.Read(location.Format, location.IsVirtual, context.Request.Headers);
        if (credentials.IsContradictory)
        {
            ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status400BadRequest);
            return;
        }

        // Contract §7: failures count at git and images, not at packages, whose clients repeat a refused command many times.
        var address = context.Connection.RemoteIpAddress;
        var counts = location.Format is RegistryFormat.Git or RegistryFormat.Oci;
        var wait = counts && credentials.Presented is not null ? throttle.FindWait(address) : null;
        var question = QuestionOf(location, verdict, credentials.Presented, address?.ToString(), wait is not null);
        try
        {
            var answer = await authorization.AuthorizeAsync(question, context.RequestAborted);
            if (counts && answer.IsBadCredential && credentials.Presented is { Credential.IsEmpty: false })
                throttle.NoteFailure(address);
            else if (counts && answer.Actor is not AnonymousActor)
                throttle.NoteSuccess(address);
            if (answer.Outcome != PackageOutcome.Allowed)
                ForwardAuthAnswers.Refuse(context, proxy, location.Format, answer.Outcome, wait);
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

    private static PackageQuestion QuestionOf(
        PackageLocation location, PathVerdict verdict, PresentedCredential? presented, string? address, bool isThrottled)
    {
        // At /v2/ nothing is named yet: any good credential may come in, nobody without one.
        var isNothingNamed = location.HolderKind == ResourceKind.Instance;
        return new PackageQuestion(
            location.Format, location.IsVirtual, location.HolderKind, location.Holder, isNothingNamed ? PackageUse.Public : UseOf(verdict.Access),
            verdict.NeedsCredential || isNothingNamed, presented, address, isThrottled);
    }

    private static PackageUse UseOf(RequestedAccess access) => access switch
    {
        RequestedAccess.Public => PackageUse.Public,
        RequestedAccess.Read => PackageUse.Read,
        RequestedAccess.Write => PackageUse.Write,
        RequestedAccess.Delete => PackageUse.Delete,
    };

    private void Refuse(HttpContext context, ProxyKind proxy, string reason)
    {
        logger.CheckRefused(proxy, reason, context.Connection.RemoteIpAddress);
        ForwardAuthAnswers.Refuse(context, proxy, StatusCodes.Status403Forbidden);
    }
}
