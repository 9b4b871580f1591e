using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Application.RegistryAccess;
using DeployTokenPortal.Application.RegistryAccess.Packages;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.RegistryAuth.Credentials;
using DeployTokenPortal.RegistryAuth.Locations;
using DeployTokenPortal.RegistryAuth.Paths;
using DeployTokenPortal.Security.Signing;

namespace DeployTokenPortal.RegistryAuth;

/// <summary>What forward-auth and the gateway have in common: read the credential, count failures, ask. Each writes its own answer.</summary>
internal sealed class PackageDoor(PackageAuthorizationService authorization, FailureThrottle throttle, ConanTokens conanTokens, TimeProvider time)
{
    /// <summary>Asks for one request.</summary>
    /// <param name="context">The request that carries the client's credential.</param>
    /// <param name="location">Which registry it is for.</param>
    /// <param name="verdict">What it does there.</param>
    /// <param name="entrance">Through which door it came, for the record.</param>
    /// <param name="sharingGroupId">The group on which rights are needed besides, see <see cref="Upstream.SharingGroupId"/>.</param>
    public async ValueTask<DoorAnswer> AskAsync(HttpContext context, PackageLocation location, PathVerdict verdict, UsageDoor entrance, long? sharingGroupId = null)
    {
        var credentials = PackageCredential.Read(location.Format, location.IsVirtual, context.Request.Headers);
        if (credentials.IsContradictory)
            return DoorAnswer.Contradictory;
        var presented = location.Format == RegistryFormat.Conan ? await ResolveAsync(credentials.Presented) : credentials.Presented;

        // Contract §7: failures count at git and images, not at packages, whose clients repeat a refused command many times.
        var address = context.Connection.RemoteIpAddress;
        var counts = location.Format is RegistryFormat.Git or RegistryFormat.Oci;
        var wait = counts && presented is not null ? throttle.FindWait(address) : null;
        var question = new PackageQuestion(
            location.Format, location.IsVirtual, location.HolderKind, location.Holder, UseAt(location, verdict), NeedsCredential(location, verdict), presented,
            address?.ToString(), wait is not null, entrance, sharingGroupId);
        var answer = await authorization.AuthorizeAsync(question, context.RequestAborted);
        if (counts && answer.IsBadCredential && presented is { Credential.IsEmpty: false })
            throttle.NoteFailure(address);
        else if (counts && answer.Actor is not AnonymousActor)
            throttle.NoteSuccess(address);
        return new DoorAnswer(question, answer, wait);
    }

    // Contract §5.8: what Conan's log-in answered with, instead of the secret. A broken one counts as none.
    private async Task<PresentedCredential?> ResolveAsync(PresentedCredential? presented)
    {
        if (presented?.Credential.Secret?.Reveal() is not { } text || !ConanTokens.IsShaped(text))
            return presented;
        return await conanTokens.FindLoginAsync(text, time.GetUtcNow()) is { } login
            ? presented with { Credential = new Credential(login.Username, null, IsNameless: false, login.Digest) }
            : null;
    }

    private static PackageUse UseAt(PackageLocation location, PathVerdict verdict) => IsNothingNamed(location) ? PackageUse.Public : UseOf(verdict.Access);

    private static bool NeedsCredential(PackageLocation location, PathVerdict verdict) => verdict.NeedsCredential || IsNothingNamed(location);

    // At /v2/ nothing is named yet: any good credential may come in, nobody without one.
    private static bool IsNothingNamed(PackageLocation location) => location.HolderKind == ResourceKind.Instance;

    private static PackageUse UseOf(RequestedAccess access) => access switch
    {
        RequestedAccess.Public => PackageUse.Public,
        RequestedAccess.Read => PackageUse.Read,
        RequestedAccess.Write => PackageUse.Write,
        RequestedAccess.Delete => PackageUse.Delete,
    };
}

/// <summary>What the door was told.</summary>
/// <param name="Question">What was asked; null when nothing could be.</param>
/// <param name="Answer">The answer; null when two credentials contradict each other (contract §5.1, family B).</param>
/// <param name="Wait">How long the address has to wait for failing too often; null while it need not.</param>
internal sealed record DoorAnswer(PackageQuestion? Question, PackageAnswer? Answer, TimeSpan? Wait)
{
    public static DoorAnswer Contradictory { get; } = new(null, null, null);

    /// <summary>The answer for the metrics.</summary>
    public DoorVerdict Verdict => Answer?.Verdict ?? DoorVerdict.NotUnderstood;
}
