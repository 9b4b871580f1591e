using System.Diagnostics;
using System.Globalization;
using System.Net;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.RegistryConnections.Upstreams;

/// <summary>Looks at the upstream of a connection as the gateway will: does it answer, and does it take the stored password?</summary>
public sealed class UpstreamProbe(
    IDbContextFactory<PortalDbContext> factory, RegistryConnectionQueries queries, UpstreamConnector connector, UpstreamSecretProtector protector)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks the upstream; who may manage the connection may ask.</summary>
    public async Task<Result<IReadOnlyList<ProbeLine>>> RunAsync(Caller caller, long id, CancellationToken ct)
    {
        var found = await queries.GetAsync(caller, id, ct);
        if (!found.IsSuccess)
            return found.Failure;
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await db.RegistryConnections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } connection)
            return Failure.NotFound("The registry connection");
        using var http = new HttpClient(connector.CreateHandler(connection.MayReachPrivate)) { Timeout = s_patience, MaxResponseContentBufferSize = 65_536 };
        using var request = new HttpRequestMessage(HttpMethod.Get, ProbeAddress(connection));
        var password = connection.ProtectedPassword is { } text ? protector.TryUnprotect(text) : null;
        request.Headers.Authorization = UpstreamCredential.HeaderOf(connection.UpstreamUsername, password);
        List<ProbeLine> lines = [];
        if (connection.ProtectedPassword is not null && password is null)
            lines.Add(new ProbeLine(false, "The stored password cannot be read", "The portal's data-protection keys are not the ones it was stored with. Give the password again."));
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return lines.Concat(Judge(answer, clock.ElapsedMilliseconds, request.Headers.Authorization is not null)).ToArray();
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return lines.Append(new ProbeLine(false, "The upstream does not answer", UpstreamFault.Explain(failure, connection.MayReachPrivate))).ToArray();
        }
    }

    // Without a project at hand, as far as the address goes without one.
    private static Uri ProbeAddress(RegistryConnection connection)
    {
        var brace = connection.UpstreamUrl.IndexOf('{', StringComparison.Ordinal);
        var known = brace < 0 ? connection.UpstreamUrl + "/" : connection.UpstreamUrl[..(connection.UpstreamUrl.LastIndexOf('/', brace) + 1)];
        return new Uri(known + (connection.Format == RegistryFormat.NuGet && brace < 0 ? "index.json" : ""));
    }

    private static IEnumerable<ProbeLine> Judge(HttpResponseMessage answer, long elapsed, bool hasCredential)
    {
        var status = (int)answer.StatusCode;
        var seen = string.Create(CultureInfo.InvariantCulture, $"It answered {status} after {elapsed} ms.");
        yield return status >= 500
            ? new ProbeLine(false, "The upstream has a fault of its own", seen)
            : new ProbeLine(true, "The upstream answers", seen);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            yield return hasCredential
                ? new ProbeLine(false, "The upstream refuses the stored user name and password", "Compare them with what the upstream knows, or look at what that user may do there.")
                : new ProbeLine(false, "The upstream wants a user name and password", "Give the connection one that may read and publish.");
        }
        else if (hasCredential && status < 500)
        {
            yield return new ProbeLine(true, "The stored user name and password were not refused", "An upstream that is open to everybody would not have looked at them.");
        }

        if (status is >= 300 and < 400)
            yield return new ProbeLine(false, "The upstream sends clients elsewhere", $"It names {answer.Headers.Location}. Connect that address instead.");
    }
}
