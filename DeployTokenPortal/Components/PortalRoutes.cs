using System.Globalization;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Components;

/// <summary>Every address of the portal's own pages. Markup takes them from here instead of joining strings.</summary>
public static class PortalRoutes
{
    public const string Home = "/";
    public const string Groups = "/groups";
    public const string NewGroup = "/groups/new";
    public const string Projects = "/projects";
    public const string NewProject = "/projects/new";
    public const string Help = "/help";
    public const string HelpDeployTokens = "/help/deploy-tokens";
    public const string HelpContainerRegistry = "/help/container-registry";
    public const string HelpPackages = "/help/packages-and-git";
    public const string HelpPackageClients = "/help/package-clients";
    public const string HelpAudit = "/help/audit";
    public const string HelpMembers = "/help/members";
    public const string HelpMetrics = "/help/metrics";
    public const string HelpAdministration = "/help/administration";
    public const string HelpDeployment = "/help/deployment";
    public const string HelpNodes = "/help/several-nodes";
    public const string HelpApi = "/help/api/deploy-tokens";
    public const string Setup = "/setup";
    public const string NotFound = "/not-found";
    public const string Failed = "/error";

    public const string SignIn = "/sign-in";
    public const string Invitation = "/invitation";
    public const string SignOut = "/account/sign-out";
    public const string Profile = "/account/profile";
    public const string SignInAndSecurity = "/account/security";
    public const string PersonalAccessTokens = "/account/tokens";
    public const string Sessions = "/account/sessions";

    public const string Administration = "/admin";
    public const string People = "/admin/people";
    public const string AllGroups = "/admin/groups";
    public const string AllProjects = "/admin/projects";
    public const string AllTokens = "/admin/tokens";
    public const string Registries = "/admin/registries";
    public const string ConnectRegistry = "/admin/registries/connect";
    public const string SigningKeys = "/admin/signing-keys";
    public const string InstanceAudit = "/admin/audit";
    public const string InstanceAuditLog = "/admin/audit-log";
    public const string Mail = "/admin/mail";

    /// <summary>Fragment that opens the section of the CI/CD settings.</summary>
    public const string DeployTokensSection = "deploy-tokens";

    public static string Group(long id) => At(Groups, id, "");
    public static string GroupContents(long id) => At(Groups, id, "/contents");
    public static string GroupAudit(long id) => At(Groups, id, "/audit");
    public static string GroupAuditLog(long id) => At(Groups, id, "/audit-log");
    public static string GroupMembers(long id) => At(Groups, id, "/members");
    public static string GroupSettings(long id) => At(Groups, id, "/settings/general");
    public static string GroupCiCd(long id) => At(Groups, id, "/settings/ci-cd");
    public static string GroupDeployTokens(long id) => $"{GroupCiCd(id)}#{DeployTokensSection}";
    public static string GroupDeployToken(long id, long tokenId) => At(GroupCiCd(id) + "/deploy-tokens", tokenId, "");
    public static string GroupRegistries(long id) => At(Groups, id, "/settings/registries");

    public static string Project(long id) => At(Projects, id, "");
    public static string ProjectAudit(long id) => At(Projects, id, "/audit");
    public static string ProjectAuditLog(long id) => At(Projects, id, "/audit-log");
    public static string ProjectMembers(long id) => At(Projects, id, "/members");
    public static string ProjectSettings(long id) => At(Projects, id, "/settings/general");
    public static string ProjectCiCd(long id) => At(Projects, id, "/settings/ci-cd");
    public static string ProjectDeployTokens(long id) => $"{ProjectCiCd(id)}#{DeployTokensSection}";
    public static string ProjectDeployToken(long id, long tokenId) => At(ProjectCiCd(id) + "/deploy-tokens", tokenId, "");
    public static string ProjectRegistries(long id) => At(Projects, id, "/settings/registries");

    /// <summary>Where connections of the instance, a group or a project are listed.</summary>
    public static string RegistriesOf(ResourceKind kind, long id) => kind switch
    {
        ResourceKind.Instance => Registries,
        ResourceKind.Group => GroupRegistries(id),
        ResourceKind.Project => ProjectRegistries(id),
    };

    public static string NewRegistry(ResourceKind kind, long id) => $"{RegistriesOf(kind, id)}/new";
    public static string Registry(ResourceKind kind, long id, long connectionId) => At(RegistriesOf(kind, id), connectionId, "");

    /// <summary>The page of one token, wherever it belongs.</summary>
    public static string DeployToken(HolderKind holder, long holderId, long tokenId) =>
        holder == HolderKind.Project ? ProjectDeployToken(holderId, tokenId) : GroupDeployToken(holderId, tokenId);

    /// <summary>Who has what and who uses it: of a project, of a group, or of the instance.</summary>
    public static string Audit(ResourceKind kind, long id) => kind switch
    {
        ResourceKind.Instance => InstanceAudit,
        ResourceKind.Group => GroupAudit(id),
        ResourceKind.Project => ProjectAudit(id),
    };

    /// <summary>The tokens of an audit page as a file.</summary>
    public static string TokensFile(ResourceKind kind, long id) => $"{Audit(kind, id)}/tokens.csv";

    /// <summary>The counts by scope of an audit page as a file.</summary>
    public static string ScopesFile(ResourceKind kind, long id) => $"{Audit(kind, id)}/scopes.csv";

    /// <summary>The audit log of a project, of a group with everything below it, or of the instance, as a file.</summary>
    /// <param name="kind">Whose log.</param>
    /// <param name="id">Its id; 0 for the instance.</param>
    /// <param name="extension"><c>csv</c> or <c>jsonl</c>.</param>
    public static string AuditLogFile(ResourceKind kind, long id, string extension) => $"{AuditLog(kind, id)}/events.{extension}";

    private static string AuditLog(ResourceKind kind, long id) => kind switch
    {
        ResourceKind.Instance => InstanceAuditLog,
        ResourceKind.Group => GroupAuditLog(id),
        ResourceKind.Project => ProjectAuditLog(id),
    };

    /// <summary>A one-time link. Its code stands behind the #, which no browser sends and no server logs.</summary>
    public static string InvitationLink(PublicAddress address, SecretValue code) => $"{address.Of(Invitation)}#{code.Reveal()}";

    /// <summary>Tells the sign-in page that an open page was ended, so that it says so.</summary>
    public const string SignedOutParameter = "signedOut";

    /// <summary>From an open page whose session has ended, and back to it.</summary>
    public static string SignInAgain(string returnUrl) => $"{SignIn}?{SignedOutParameter}=true&returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static string At(string area, long id, string rest) =>
        string.Create(CultureInfo.InvariantCulture, $"{area}/{id}{rest}");
}
