namespace DeployTokenPortal.Components;

/// <summary>Role names in a signed-in person's claims that the frame looks at. They only decide what is drawn.</summary>
public static class PortalRoles
{
    public const string Administrator = "Administrator";
}
