using DeployTokenPortal.Domain.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DeployTokenPortal.Data.Identity;

/// <summary>ASP.NET Core Identity over <see cref="PortalDbContext"/>.</summary>
public static class IdentityStores
{
    // OWASP's figure for PBKDF2 with SHA-512; Identity's own default is half of it.
    private const int HashIterations = 210_000;

    /// <summary>Adds Identity's core without any rule about passwords: the caller adds the portal's own.</summary>
    public static IdentityBuilder AddIdentityStores(this IServiceCollection services)
    {
        // Stateless, and wanted by use cases that are not scoped; Identity's own registration then does nothing.
        services.AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        var identity = services.AddIdentityCore<PortalUser>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = UsernameRule.Characters;
        }).AddEntityFrameworkStores<PortalDbContext>();
        services.RemoveAll<IPasswordValidator<PortalUser>>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        return identity;
    }
}
