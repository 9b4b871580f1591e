using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>What the audit trail says about connections; never a password.</summary>
internal static class RegistryConnectionAudit
{
    private static readonly string[] s_fields = ["name", "kind", "upstream_url", "upstream_username", "enabled"];

    public static AuditEntry Created(Resource holder, RegistryConnection connection) => Describe(
        AuditEventNames.RegistryConnectionCreated, holder, connection, $"Registry {connection.UpstreamUrl} connected.",
        [new AuditFact("format", null, RegistryFormatNames.NameOf(connection.Format)), .. s_fields.Zip(FactsOf(connection), (field, value) => new AuditFact(field, null, value))]);

    public static AuditEntry Updated(Resource holder, RegistryConnection connection, IReadOnlyList<string?> before, bool isPasswordNew)
    {
        var facts = AuditFact.Changes(s_fields.Zip(before.Zip(FactsOf(connection)), (field, values) => new AuditFact(field, values.First, values.Second)));
        return Describe(
            AuditEventNames.RegistryConnectionUpdated, holder, connection, $"Registry connection {connection.Name} changed.",
            isPasswordNew ? [.. facts, new AuditFact("upstream_password", null, connection.ProtectedPassword is null ? "removed" : "replaced")] : facts);
    }

    public static AuditEntry Deleted(Resource holder, RegistryConnection connection) =>
        Describe(AuditEventNames.RegistryConnectionDeleted, holder, connection, $"Registry {connection.UpstreamUrl} disconnected.", []);

    /// <summary>The values that an update compares, in one order.</summary>
    public static IReadOnlyList<string?> FactsOf(RegistryConnection connection) =>
        [connection.Name, connection.Kind.ToString(), connection.UpstreamUrl, connection.UpstreamUsername, connection.IsEnabled ? "yes" : "no"];

    private static AuditEntry Describe(string name, Resource holder, RegistryConnection connection, string message, IReadOnlyList<AuditFact> facts) =>
        new(name, AuditScope.Of(holder), new AuditTarget("RegistryConnection", connection.Id, connection.Name), message, facts);
}
