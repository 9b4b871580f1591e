using DeployTokenPortal.Application.RegistryAccess.Lookup;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>Finds where requests for a group or project go. It decides nothing: what is found is used only after the authorization service has said yes.</summary>
internal sealed class UpstreamLookup(ResourceDirectory resources, UpstreamDirectory upstreams)
{
    /// <summary>The upstream, or null when the holder is unknown, names nothing, or no enabled connection serves it.</summary>
    /// <param name="kind">Group, project, or the instance for what names neither.</param>
    /// <param name="holder">Id or full path.</param>
    /// <param name="format">Whose protocol is spoken.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<Upstream?> FindAsync(ResourceKind kind, string holder, RegistryFormat format, CancellationToken ct) =>
        kind != ResourceKind.Instance && await resources.FindHolderAsync(kind, holder, ct) is { } resource ? await upstreams.FindAsync(resource, format, ct) : null;
}
