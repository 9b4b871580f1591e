namespace DeployTokenPortal.Components.Pages.Help;

public partial class MetricsHelp
{
    private const string Prometheus = """
        scrape_configs:
          - job_name: deploy-token-portal
            authorization:
              credentials_file: /etc/prometheus/portal-token   # Portal:Metrics:Token
            static_configs:
              - targets: ["portal.example.com:5080"]
        rule_files: [alert-rules.yaml]
        """;

    /// <summary>Every metric with its labels, as it is on the page.</summary>
    internal static IReadOnlyList<(string Name, string Labels, string Meaning)> Metrics { get; } =
    [
        ("deploy_tokens_created_total", "scope, holder", "Tokens created."),
        ("deploy_tokens_revoked_total", "scope, holder", "Tokens revoked."),
        ("deploy_tokens_deleted_total", "scope, holder", "Tokens deleted, alone or with their project or group."),
        ("deploy_tokens_active", "scope, holder", "Tokens that work now."),
        ("registry_auth_decisions_total", "door, outcome, reason", "Requests of registry clients."),
        ("registry_auth_duration_seconds", "door", "Histogram of the time to decide, 50 µs to 5 s; without the transfer that may follow."),
        ("credential_cache_lookups_total", "result", "Presented secrets: known in memory (hit) or looked up (miss)."),
        ("usage_records_dropped_total", "", "Uses not recorded because there were too many at once."),
        ("portal_circuits_open", "", "Pages that people have open."),
        ("signing_key_age_seconds", "algorithm, state", "Age of the signing keys; state is signing, next or retiring."),
        ("portal_build_info", "version", "Always 1."),
    ];
}
