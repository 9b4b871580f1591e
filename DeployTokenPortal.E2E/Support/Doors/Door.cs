using DeployTokenPortal.E2E.Support.Stages;

namespace DeployTokenPortal.E2E.Support.Doors;

/// <summary>A way for clients to an upstream on which the portal decides.</summary>
public enum DoorKind
{
    /// <summary>nginx that asks with <c>auth_request</c>; its configuration says what the location stands for.</summary>
    Nginx,

    /// <summary>The same nginx at one of GitLab's addresses, from which the portal reads what it stands for.</summary>
    NginxAtGitLabPath,

    /// <summary>Caddy that asks with <c>forward_auth</c>.</summary>
    Caddy,

    /// <summary>The portal itself, at GitLab's addresses.</summary>
    Gateway,
}

/// <summary>An open door.</summary>
/// <param name="Address">Where the registry begins for clients; ends in a slash. For git what the project's path is added to.</param>
/// <param name="NotFound">The status of what the contract answers with 404: nginx can pass on 403 only.</param>
public sealed record Door(Uri Address, int NotFound)
{
    /// <summary>What a package client is told (contract §5.2, private project).</summary>
    public int StatusOf(Caller caller, bool isWrite) => caller switch
    {
        Caller.Writer => 200,
        Caller.Reader => isWrite ? 403 : 200,
        Caller.Foreign => NotFound,
        Caller.Revoked or Caller.Nobody => 401,
    };
}

/// <summary>The doors that every client goes through.</summary>
public static class Doors
{
    public static IReadOnlyList<DoorKind> All { get; } = [DoorKind.Nginx, DoorKind.Gateway];
}
