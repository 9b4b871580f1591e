using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.RegistryConnections.Upstreams;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security.Signing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>One thing that was looked at.</summary>
/// <param name="IsGood">Whether it is as it must be.</param>
/// <param name="Title">What holds, or what does not.</param>
/// <param name="Detail">What was seen, and what to do about it.</param>
public sealed record ProbeLine(bool IsGood, string Title, string Detail);

/// <summary>Looks at a registry as a client would, and says whether it trusts this portal. Administrators only.</summary>
public sealed class RegistryProbe(
    IDbContextFactory<PortalDbContext> factory,
    AccessControl access,
    UpstreamConnector connector,
    RegistryTokenSigner signer,
    IOptions<RegistryOptions> options,
    TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_leeway = TimeSpan.FromSeconds(60);

    /// <summary>Asks the registry: does it want a token, whose, for which service, does it trust the key, do the clocks agree?</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="typedAddress">As typed.</param>
    /// <param name="realm">The token endpoint of this portal as the outside sees it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<IReadOnlyList<ProbeLine>>> RunAsync(Caller caller, string? typedAddress, string realm, CancellationToken ct)
    {
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            if (await access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct) is { Failure: { } refused })
                return refused;
        }

        var address = RegistryAddress.Check(typedAddress);
        if (!address.IsSuccess)
            return address.Failure;
        using var http = CreateClient();
        var probe = new Uri(address.Value, "/v2/");
        var clock = Stopwatch.StartNew();
        try
        {
            using var first = await http.GetAsync(probe, HttpCompletionOption.ResponseHeadersRead, ct);
            var elapsed = clock.ElapsedMilliseconds;
            var challenge = Challenge.Of(first);
            List<ProbeLine> lines = [JudgeAnswer(first, challenge, realm, elapsed)];
            if (challenge is not null)
            {
                lines.Add(JudgeService(challenge));
                lines.Add(await JudgeTrustAsync(http, probe, challenge, ct));
            }

            if (first.Headers.Date is { } date)
                lines.Add(JudgeClock(date));
            return lines;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new ProbeLine[] { new(false, "The registry does not answer", UpstreamFault.Explain(failure, mayReachPrivate: true)) };
        }
    }

    private static ProbeLine JudgeAnswer(HttpResponseMessage answer, Challenge? challenge, string realm, long elapsed)
    {
        var status = (int)answer.StatusCode;
        if (challenge is null)
        {
            return new ProbeLine(false, "The registry does not ask for a token",
                string.Create(CultureInfo.InvariantCulture, $"It answered {status} without a Bearer challenge. Put the block of step 1 into its configuration and restart it."));
        }

        return challenge.Realm == realm
            ? new ProbeLine(true, "The registry answers and asks for a token", string.Create(CultureInfo.InvariantCulture, $"{status} with realm {challenge.Realm}, {elapsed} ms"))
            : new ProbeLine(false, "The registry sends clients elsewhere", $"Its realm is {challenge.Realm}, this portal's is {realm}.");
    }

    private ProbeLine JudgeService(Challenge challenge) => options.Value.Service.Contains(challenge.Service)
        ? new ProbeLine(true, "The service name agrees", challenge.Service)
        : new ProbeLine(false, "The service name differs", $"The registry says “{challenge.Service}”, the portal signs for {string.Join(", ", options.Value.Service)} (Portal:Registry:Service).");

    private async Task<ProbeLine> JudgeTrustAsync(HttpClient http, Uri probe, Challenge challenge, CancellationToken ct)
    {
        // Nothing is ever signed for a service of the other side's choice.
        if (!options.Value.Service.Contains(challenge.Service))
            return new ProbeLine(false, "The signing key could not be tried", "The portal signs nothing for that service name. Make the names agree first.");
        var now = time.GetUtcNow();
        var token = signer.TrySign(new RegistryTokenClaims
        {
            Issuer = options.Value.Issuer,
            Audience = challenge.Service,
            IssuedAt = now,
            ExpiresAt = now + options.Value.TokenLifetime,
            AuthType = "none",
            Access = [],
        });
        if (token is null)
            return new ProbeLine(false, "The portal has no key that signs", "Look at Administration > Signing keys.");
        using var request = new HttpRequestMessage(HttpMethod.Get, probe) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Encoding.ASCII.GetString(token)) } };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return answer.StatusCode == HttpStatusCode.OK
            ? new ProbeLine(true, "The registry trusts the signing key", "It accepted a fresh token of this portal.")
            : new ProbeLine(false, "The registry does not trust the signing key",
                "It refused a fresh token of this portal. Put the file of step 2 in place, compare the issuer, and restart the registry.");
    }

    private ProbeLine JudgeClock(DateTimeOffset registryTime)
    {
        // The Date header has whole seconds.
        var apart = (time.GetUtcNow() - registryTime).Duration();
        var text = string.Create(CultureInfo.InvariantCulture, $"{apart.TotalSeconds:0} seconds apart");
        return apart < s_leeway ? new ProbeLine(true, "Clocks agree", text) : new ProbeLine(false, "Clocks disagree", $"{text}. The registry refuses tokens that are more than 60 seconds off.");
    }

    private HttpClient CreateClient() => new(connector.CreateHandler(mayReachPrivate: true)) { Timeout = s_patience, MaxResponseContentBufferSize = 65_536 };

    /// <summary>What a registry's 401 asks for (Distribution token spec).</summary>
    private sealed record Challenge(string Realm, string Service)
    {
        public static Challenge? Of(HttpResponseMessage answer)
        {
            if (answer.Headers.WwwAuthenticate.FirstOrDefault(header => header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) is not { Parameter: { } text })
                return null;
            var parts = text.Split(',').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
                .GroupBy(part => part[0].Trim(), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.First()[1].Trim().Trim('"'), StringComparer.OrdinalIgnoreCase);
            return new Challenge(parts.GetValueOrDefault("realm", ""), parts.GetValueOrDefault("service", ""));
        }
    }
}
