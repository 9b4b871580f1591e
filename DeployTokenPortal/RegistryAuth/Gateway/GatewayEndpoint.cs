using System.Data.Common;
using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>
/// GitLab's addresses of packages and git (contract §5.3, §6), passed on to the upstream of the nearest registry connection. Always in this order: read the
/// address, find the upstream, judge method and path, ask, then answer or forward.
/// </summary>
internal sealed class GatewayEndpoint(
    PackageDoor door, UpstreamLookup upstreams, ConanLogins conan, UpstreamForwarder forwarder, PublicAddress address, DoorMetrics metrics)
{
    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        // Clients read bodies of their own shapes; pages for people would be in their way.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        var startedAt = metrics.Start();
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget is ['/', ..] raw ? raw : context.Request.Path.ToUriComponent() + context.Request.QueryString;
        var gateway = GatewayLocation.Find(target);
        if (gateway is null)
        {
            Note(DoorVerdict.NotUnderstood, startedAt);
            await GatewayAnswers.UnknownPathAsync(context, context.Request.Path.StartsWithSegments("/api") ? null : RegistryFormat.Git);
        }
        // Contract §5.3: NuGet's addresses take numbers only.
        else if (gateway.Location is { Format: RegistryFormat.NuGet } nuget && !nuget.Holder.All(char.IsAsciiDigit))
        {
            Note(DoorVerdict.NotUnderstood, startedAt);
            await GatewayAnswers.InvalidAsync(context, "id");
        }
        else
        {
            await AnswerAsync(context, gateway, target, startedAt);
        }
    }

    private void Note(DoorVerdict verdict, long startedAt) => metrics.Note(UsageDoor.Gateway, verdict, startedAt);

    private async Task AnswerAsync(HttpContext context, GatewayLocation gateway, string target, long startedAt)
    {
        var format = gateway.Location.Format;
        var isDecided = false;
        try
        {
            var upstream = await upstreams.FindAsync(gateway.Location.HolderKind, gateway.Location.Holder, format, context.RequestAborted);
            var location = gateway.Location with { IsVirtual = upstream?.IsVirtual == true };
            var verdict = LfsBatch.IsAsked(context, gateway) ? await LfsBatch.JudgeAsync(context) : PathRules.Judge(format, context.Request.Method, location.Path);
            if (verdict is null)
            {
                Note(DoorVerdict.NotUnderstood, startedAt);
                // Contract §6: HEAD …/info/refs is 403.
                await (format == RegistryFormat.Git && HttpMethods.IsHead(context.Request.Method)
                    ? GatewayAnswers.GitForbiddenAsync(context, isPush: false)
                    : GatewayAnswers.UnknownPathAsync(context, format));
                return;
            }

            var asked = await door.AskAsync(context, location, verdict, UsageDoor.Gateway, upstream?.SharingGroupId);
            // What follows is a transfer, which may take hours.
            Note(asked.Verdict, startedAt);
            isDecided = true;
            if (asked is not { Answer: { } answer, Question: { } question })
                await GatewayAnswers.ContradictoryAsync(context);
            else if (answer.Outcome != PackageOutcome.Allowed)
                await RefuseAsync(context, gateway, asked, question, answer);
            else if (ConanLogins.IsLogin(gateway))
                await conan.AnswerAsync(context, gateway, question, answer);
            else if (upstream is null)
                await (ConanLogins.IsSearch(gateway) ? ConanLogins.NothingFoundAsync(context) : GatewayAnswers.NotConnectedAsync(context, format));
            else
                await forwarder.ForwardAsync(context, RequestOf(gateway, target, upstream, question, answer));
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException { InnerException: DbException })
        {
            if (!isDecided)
                Note(DoorVerdict.Unavailable, startedAt);
            await GatewayAnswers.UnavailableAsync(context, format);
        }
    }

    private GatewayRequest RequestOf(GatewayLocation gateway, string target, Upstream upstream, PackageQuestion question, PackageAnswer answer)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? target[at..] : "";
        return new GatewayRequest(
            question.Format, upstream, UpstreamAddress.Of(upstream.Address, gateway.Rest, gateway.Location.Path.HasTrailingSlash, query),
            address.Of(gateway.Root), gateway.Rest, question.Use, answer);
    }

    private static Task RefuseAsync(HttpContext context, GatewayLocation gateway, DoorAnswer asked, PackageQuestion question, PackageAnswer answer)
    {
        var format = question.Format;
        // Contract §5.8: who may not look is told that nothing is there, not asked for a password.
        if (ConanLogins.IsSearch(gateway) && answer is { Actor: AnonymousActor, IsBadCredential: false })
            return ConanLogins.NothingFoundAsync(context);
        // Contract §5.5: at the instance a Maven path that no project has is forbidden.
        if (answer.Outcome == PackageOutcome.NotFound && gateway.IsInstanceLevel && format == RegistryFormat.Maven)
            return GatewayAnswers.ForbiddenAsync(context, format);
        return answer.Outcome switch
        {
            PackageOutcome.Unauthorized => GatewayAnswers.UnauthorizedAsync(context, format),
            PackageOutcome.NotFound => GatewayAnswers.NotFoundAsync(context, format, question.HolderKind),
            PackageOutcome.TooManyFailures => GatewayAnswers.TooManyFailuresAsync(context, format, asked.Wait),
            _ when format == RegistryFormat.Git => GatewayAnswers.GitForbiddenAsync(context, isPush: question.Use != PackageUse.Read),
            _ => GatewayAnswers.ForbiddenAsync(context, format, answer.Reason),
        };
    }
}
