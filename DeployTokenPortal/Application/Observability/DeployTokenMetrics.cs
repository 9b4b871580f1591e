using System.Diagnostics.Metrics;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Application.Observability;

/// <summary>Counts what happens to deploy tokens since the start of this process. To be told after the commit. Thread-safe.</summary>
public sealed class DeployTokenMetrics
{
    private readonly ScopeCounts _created = new();
    private readonly ScopeCounts _revoked = new();
    private readonly ScopeCounts _deleted = new();

    public DeployTokenMetrics(IMeterFactory meters)
    {
        var meter = meters.CreatePortalMeter();
        meter.CreateObservableCounter("deploy_tokens_created", _created.Measure, null, "Deploy tokens created through this process; once for each scope of a token.");
        meter.CreateObservableCounter("deploy_tokens_revoked", _revoked.Measure, null, "Deploy tokens revoked through this process; once for each scope of a token.");
        meter.CreateObservableCounter("deploy_tokens_deleted", _deleted.Measure, null, "Deploy tokens deleted through this process, alone or with their holder; once for each scope of a token.");
    }

    public void NoteCreated(HolderKind holder, DeployTokenScopes scopes) => _created.Add(holder, scopes, 1);

    public void NoteRevoked(HolderKind holder, DeployTokenScopes scopes) => _revoked.Add(holder, scopes, 1);

    /// <summary>Counts deleted tokens that have exactly these scopes.</summary>
    public void NoteDeleted(HolderKind holder, DeployTokenScopes scopes, long tokens = 1) => _deleted.Add(holder, scopes, tokens);
}
