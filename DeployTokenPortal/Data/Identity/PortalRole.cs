using Microsoft.AspNetCore.Identity;

namespace DeployTokenPortal.Data.Identity;

/// <summary>Required by Identity's stores; the portal knows levels per group and one administrator flag instead of roles.</summary>
public sealed class PortalRole : IdentityRole<long>;
