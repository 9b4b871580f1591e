using System.Security.Cryptography;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Hosting.Demo.Tokens;
using DeployTokenPortal.Security.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>Fills the demo's database and tells how to sign in.</summary>
internal static class DemoData
{
    // Without look-alikes; 12 of 31 characters are 59 bits, for a database that lives as long as the process.
    private const string PasswordCharacters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Writes a year of history in one transaction, if the portal was started as a demo.</summary>
    public static async Task LoadDemoAsync(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<DemoMode>().IsDemo)
            return;
        // Made now, so that it is disposed of at the end.
        _ = app.Services.GetRequiredService<DemoDirectory>();
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var password = RandomNumberGenerator.GetString(PasswordCharacters, 12);
        var prefix = app.Services.GetRequiredService<IOptions<TokensOptions>>().Value.Prefix;
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var (people, username, secret) = await WriteAsync(db, now, password, prefix);
        Announce(people, password, username, secret.Reveal());
    }

    /// <summary>Writes the data into an empty database.</summary>
    /// <returns>The people, those who can sign in first, and a deploy token to try out.</returns>
    public static async Task<(IReadOnlyList<PortalUser> People, string Username, SecretValue Secret)> WriteAsync(
        PortalDbContext db, DateTimeOffset now, string password, string prefix)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var world = new DemoWorld(db, now);
        world.People.AddRange(DemoPeople.Create(password, world.From, now));
        db.Users.AddRange(world.People);
        DemoTree.Grow(world);
        DemoMembers.Join(world);
        var usage = new DemoUsage(world);
        var (username, secret) = new DemoTokens(world, usage, prefix).Issue();
        DemoTraffic.Flow(world);
        db.ChangeTracker.DetectChanges();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        await usage.StoreAsync(db);
        return (world.People, username, secret);
    }

    private static void Announce(IReadOnlyList<PortalUser> people, string password, string username, string secret)
    {
        string[] roles = ["administrator", "owner of acme", "maintainer of acme/platform", "developer of acme/platform"];
        Console.WriteLine("This is a demo: generated data in a throw-away database, which is gone when the portal ends.");
        Console.WriteLine($"Sign in with the password {password} as");
        foreach (var (person, role) in people.Take(DemoPeople.SignIns).Zip(roles))
            Console.WriteLine($"  {person.Email,-28} {role}");
        Console.WriteLine($"A deploy token for acme/platform/svc: {username} with the secret {secret}");
    }
}
