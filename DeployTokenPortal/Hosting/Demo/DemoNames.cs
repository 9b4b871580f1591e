using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>Invented names. Mail addresses and networks are those kept for documentation (RFC 2606, 5737, 3849).</summary>
internal static class DemoNames
{
    public const string MailDomain = "example.com";

    /// <summary>The first four sign in; the rest is company.</summary>
    public static readonly string[] People =
    [
        "Ruth Adler", "Mira Okafor", "Jonas Weber", "Ana Lima", "Priya Nair", "Erik Sand", "Chen Wei", "Fatima Haddad", "Luca Moretti", "Ines Duarte",
        "Tomas Novak", "Aiko Tanaka", "Samuel Boateng", "Greta Lind", "Diego Rivas", "Noor Rahman", "Hanna Virtanen", "Pavel Orlov", "Leila Amiri", "Oskar Brandt",
        "Maya Cohen", "Kofi Mensah", "Clara Jensen", "Viktor Petrov", "Yara Costa", "Liam Byrne", "Zofia Kowalska", "Arjun Mehta", "Elena Popa", "Marek Horak",
    ];

    /// <summary>Groups by full path, each after the one above it, with their projects.</summary>
    public static readonly (string Path, string Name, Visibility Visibility, string[] Projects)[] Tree =
    [
        ("acme", "Acme", Visibility.Private, []),
        ("acme/platform", "Platform", Visibility.Private, ["svc", "charts", "gateway", "scheduler", "secrets-sync"]),
        ("acme/platform/delivery", "Delivery", Visibility.Private, ["deployer", "release-notes", "image-builder"]),
        ("acme/platform/delivery/runners", "Runners", Visibility.Private, ["linux-amd64", "linux-arm64", "windows"]),
        ("acme/web", "Web", Visibility.Private, ["storefront", "checkout", "search", "design-system", "cdn-config"]),
        ("acme/web/content", "Content", Visibility.Private, ["blog", "docs", "press"]),
        ("acme/data", "Data", Visibility.Private, ["etl", "warehouse", "reports", "feature-store"]),
        ("acme/data/pipelines", "Pipelines", Visibility.Private, ["orders", "clicks", "payments"]),
        ("acme/data/pipelines/legacy", "Legacy", Visibility.Private, ["nightly-import", "ftp-bridge"]),
        ("acme/mobile", "Mobile", Visibility.Private, ["android", "ios", "shared-kit"]),
        ("acme/security", "Security", Visibility.Private, ["scanner", "sbom"]),
        ("labs", "Labs", Visibility.Public, ["base-images", "playground", "benchmarks"]),
        ("labs/edge", "Edge", Visibility.Internal, ["probe", "fleet"]),
        ("labs/edge/firmware", "Firmware", Visibility.Internal, ["sensor", "bridge"]),
    ];

    /// <summary>Names of tokens with the scopes that their use needs.</summary>
    public static readonly (string Name, DeployTokenScopes Scopes)[] Tokens =
    [
        ("ci-push-main", DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry),
        ("ci-push-release", DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry),
        ("k8s-prod-pull", DeployTokenScopes.ReadRegistry),
        ("k8s-stage-pull", DeployTokenScopes.ReadRegistry),
        ("legacy-pull", DeployTokenScopes.ReadRegistry),
        ("compose-host-pull", DeployTokenScopes.ReadRegistry),
        ("argocd", DeployTokenScopes.ReadRepository | DeployTokenScopes.ReadRegistry),
        ("git-mirror", DeployTokenScopes.ReadRepository),
        ("docs-build", DeployTokenScopes.ReadRepository | DeployTokenScopes.ReadPackageRegistry),
        ("helm-charts", DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry),
        ("npm-install", DeployTokenScopes.ReadPackageRegistry),
        ("npm-publish", DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry),
        ("maven-release", DeployTokenScopes.WritePackageRegistry),
        ("pip-readonly", DeployTokenScopes.ReadPackageRegistry),
        ("nightly-scan", DeployTokenScopes.ReadRegistry | DeployTokenScopes.ReadPackageRegistry),
        ("vendor-access", DeployTokenScopes.ReadRepository | DeployTokenScopes.ReadRegistry | DeployTokenScopes.ReadPackageRegistry),
    ];

    /// <summary>What only groups offer.</summary>
    public static readonly (string Name, DeployTokenScopes Scopes)[] GroupTokens =
    [
        ("proxy-cache", DeployTokenScopes.ReadVirtualRegistry),
        ("proxy-warm-up", DeployTokenScopes.ReadVirtualRegistry | DeployTokenScopes.WriteVirtualRegistry),
        .. Tokens,
    ];

    public static readonly string[] Networks = ["192.0.2.", "198.51.100.", "203.0.113."];

    public static readonly string[] Agents =
    [
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
    ];
}
