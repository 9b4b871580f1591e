using DeployTokenPortal.Data.Identity;
using Microsoft.AspNetCore.Identity;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>Thirty people: one administrator, two blocked, four with the demo's password.</summary>
internal static class DemoPeople
{
    /// <summary>How many of the first people can sign in.</summary>
    public const int SignIns = 4;

    public static List<PortalUser> Create(string password, DateTimeOffset from, DateTimeOffset now)
    {
        // One hash for all four: it costs more than everything else here, and the password is the same.
        var hash = new PasswordHasher<PortalUser>().HashPassword(new PortalUser(), password);
        return [.. DemoNames.People.Select((name, index) => Create(index, name, index < SignIns ? hash : null, from, now))];
    }

    private static PortalUser Create(int index, string name, string? hash, DateTimeOffset from, DateTimeOffset now)
    {
        var username = name.Replace(' ', '.').ToLowerInvariant();
        var mail = $"{username}@{DemoNames.MailDomain}";
        return new PortalUser
        {
            Id = index + 1,
            Name = name,
            UserName = username,
            NormalizedUserName = username.ToUpperInvariant(),
            Email = mail,
            NormalizedEmail = mail.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            IsAdministrator = index == 0,
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = from.AddDays(index * 4),
            BlockedAt = index is 17 or 23 ? now.AddDays(-40 - index) : null,
        };
    }
}
