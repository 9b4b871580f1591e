using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Auditing;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>People come and go: invitations, sign-ins, a mistyped password now and then.</summary>
internal static class DemoTraffic
{
    public static void Flow(DemoWorld world)
    {
        foreach (var person in world.People)
        {
            Record(world, person.CreatedAt.AddHours(8), world.People[0], person, AuditEventNames.UserCreated, "created");
            var until = person.BlockedAt ?? world.Now;
            if (person.BlockedAt is { } blockedAt)
                Record(world, blockedAt, world.People[0], person, AuditEventNames.UserBlocked, "blocked");
            for (var week = person.CreatedAt.AddDays(1); week < until; week = week.AddDays(7 + world.Dice.Below(10)))
                SignIn(world, person, week, until);
        }
    }

    private static void SignIn(DemoWorld world, PortalUser person, DateTimeOffset week, DateTimeOffset until)
    {
        var at = world.Dice.Between(week, week.AddDays(5));
        if (at >= until)
            return;
        if (world.Dice.Percent(6))
            Record(world, at.AddSeconds(-20), person, person, AuditEventNames.SignInFailed, "could not sign in");
        Record(world, at, person, person, AuditEventNames.SignedIn, "signed in");
        person.LastSignInAt = at;
    }

    private static void Record(DemoWorld world, DateTimeOffset at, PortalUser author, PortalUser person, string eventName, string what) =>
        world.Record(at, author, new AuditEntry(
            eventName, AuditScope.OfUser(person.Id, person.UserName!), new AuditTarget("User", person.Id, person.UserName!), $"{person.UserName} {what}."));
}
