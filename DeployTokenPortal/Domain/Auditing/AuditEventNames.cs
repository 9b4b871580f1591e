namespace DeployTokenPortal.Domain.Auditing;

/// <summary>Names of audit events: GitLab's for deploy tokens (contract §9.3), ours for the rest. Stored, so they never change.</summary>
public static class AuditEventNames
{
    public const string ProjectTokenCreated = "deploy_token_created";
    public const string ProjectTokenCreationFailed = "deploy_token_creation_failed";
    public const string ProjectTokenUpdated = "deploy_token_updated";
    public const string ProjectTokenRotated = "deploy_token_rotated";
    public const string ProjectTokenRevoked = "deploy_token_revoked";
    public const string ProjectTokenDeleted = "deploy_token_destroyed";
    public const string GroupTokenCreated = "group_deploy_token_created";
    public const string GroupTokenCreationFailed = "group_deploy_token_creation_failed";
    public const string GroupTokenUpdated = "group_deploy_token_updated";
    public const string GroupTokenRotated = "group_deploy_token_rotated";
    public const string GroupTokenRevoked = "group_deploy_token_revoked";
    public const string GroupTokenDeleted = "group_deploy_token_destroyed";
    public const string GroupCreated = "group_created";
    public const string GroupUpdated = "group_updated";
    public const string GroupMoved = "group_moved";
    public const string GroupDeleted = "group_destroyed";
    public const string ProjectCreated = "project_created";
    public const string ProjectUpdated = "project_updated";
    public const string ProjectMoved = "project_moved";
    public const string ProjectDeleted = "project_destroyed";
    public const string MemberAdded = "member_created";
    public const string MemberChanged = "member_updated";
    public const string MemberRemoved = "member_destroyed";
    public const string UserCreated = "user_created";
    public const string UserUpdated = "user_updated";
    public const string UserInvited = "user_invited";
    public const string UserBlocked = "user_blocked";
    public const string UserUnblocked = "user_unblocked";
    public const string UserDeleted = "user_destroyed";
    public const string InvitationAccepted = "user_invitation_accepted";
    public const string PasswordChanged = "user_password_changed";
    public const string SignedIn = "user_signed_in";
    public const string SignInFailed = "user_sign_in_failed";
    public const string SignedOut = "user_signed_out";
    public const string SessionEnded = "user_session_ended";
    public const string PersonalTokenCreated = "personal_access_token_created";
    public const string PersonalTokenRevoked = "personal_access_token_revoked";
    public const string SigningKeyCreated = "signing_key_created";
    public const string SigningKeyUpdated = "signing_key_updated";
    public const string SigningKeyDeleted = "signing_key_destroyed";
    public const string RegistryConnectionCreated = "registry_connection_created";
    public const string RegistryConnectionUpdated = "registry_connection_updated";
    public const string RegistryConnectionDeleted = "registry_connection_destroyed";

    /// <summary>Every name, for filters.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ProjectTokenCreated,
        ProjectTokenCreationFailed,
        ProjectTokenUpdated,
        ProjectTokenRotated,
        ProjectTokenRevoked,
        ProjectTokenDeleted,
        GroupTokenCreated,
        GroupTokenCreationFailed,
        GroupTokenUpdated,
        GroupTokenRotated,
        GroupTokenRevoked,
        GroupTokenDeleted,
        GroupCreated,
        GroupUpdated,
        GroupMoved,
        GroupDeleted,
        ProjectCreated,
        ProjectUpdated,
        ProjectMoved,
        ProjectDeleted,
        MemberAdded,
        MemberChanged,
        MemberRemoved,
        UserCreated,
        UserUpdated,
        UserInvited,
        UserBlocked,
        UserUnblocked,
        UserDeleted,
        InvitationAccepted,
        PasswordChanged,
        SignedIn,
        SignInFailed,
        SignedOut,
        SessionEnded,
        PersonalTokenCreated,
        PersonalTokenRevoked,
        SigningKeyCreated,
        SigningKeyUpdated,
        SigningKeyDeleted,
        RegistryConnectionCreated,
        RegistryConnectionUpdated,
        RegistryConnectionDeleted,
    ];
}
