namespace DeployTokenPortal.Domain.Access;

/// <summary>Who may see a group or project without being a member.</summary>
public enum Visibility
{
    /// <summary>Members only.</summary>
    Private,

    /// <summary>Every person who is signed in; no deploy token out of reach (design §4).</summary>
    Internal,

    /// <summary>Everybody, without signing in.</summary>
    Public,
}
