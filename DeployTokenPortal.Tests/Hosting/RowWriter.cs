using System.Globalization;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Hosting;

/// <summary>Writes a person and a group in one transaction, again and again, so that a torn copy would show one without the other.</summary>
internal sealed class RowWriter(PortalFactory portal)
{
    /// <returns>How many pairs were committed.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var count = 0;
        while (!ct.IsCancellationRequested)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"pair{count}");
            await using var db = portal.CreateDbContext();
            db.Users.Add(new PortalUser { UserName = name, NormalizedUserName = name });
            db.Groups.Add(Group.Create(null, new HolderDetails(name, name, "", Visibility.Private), portal.Time.GetUtcNow()));
            await db.SaveChangesAsync(CancellationToken.None);
            count++;
            await Task.Yield();
        }

        return count;
    }

    /// <returns>Whole pairs, and how many halves lack the other.</returns>
    public static async Task<(int Pairs, int Broken)> CountAsync(PortalFactory portal, CancellationToken ct)
    {
        await using var db = portal.CreateDbContext();
        var people = await db.Users.Select(person => person.UserName!).ToListAsync(ct);
        var groups = await db.Groups.Select(group => group.Path).ToListAsync(ct);
        return (people.Intersect(groups).Count(), people.Except(groups).Count() + groups.Except(people).Count());
    }
}
