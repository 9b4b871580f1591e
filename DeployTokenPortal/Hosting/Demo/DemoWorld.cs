using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Hosting.Demo;

/// <summary>A group or project of the demo.</summary>
/// <param name="Resource">As decisions see it.</param>
/// <param name="CreatedAt">When it came to be.</param>
internal sealed record DemoHolder(Resource Resource, DateTimeOffset CreatedAt);

/// <summary>The year that is being written: who is there, what exists, where the clock stands. Nothing is saved before all is known.</summary>
internal sealed class DemoWorld(PortalDbContext db, DateTimeOffset now)
{
    private readonly Dictionary<long, Dictionary<long, AccessLevel>> _groupLevels = [];
    private readonly Dictionary<long, Dictionary<long, AccessLevel>> _projectLevels = [];
    private readonly Dictionary<Type, long> _ids = [];

    public PortalDbContext Db { get; } = db;

    public DateTimeOffset Now { get; } = now;

    /// <summary>The first day of the year.</summary>
    public DateTimeOffset From { get; } = now.AddDays(-365);

    public DemoDice Dice { get; } = new();

    public DemoClock Clock { get; } = new();

    public List<PortalUser> People { get; } = [];

    public List<DemoHolder> Holders { get; } = [];

    public AuditTrail Trail => field ??= new AuditTrail(Clock);

    /// <summary>Adds a row under the next id of its kind. Ids given here, not by the database, let rows refer to each other before anything is saved.</summary>
    public long Add<TEntity>(TEntity entity)
        where TEntity : class
    {
        var id = _ids[typeof(TEntity)] = _ids.GetValueOrDefault(typeof(TEntity)) + 1;
        var entry = Db.Entry(entity);
        entry.Property("Id").CurrentValue = id;
        entry.State = EntityState.Added;
        return id;
    }

    public bool IsMember(PortalUser person, Resource resource) => LevelsOf(person, resource.Kind).ContainsKey(resource.Id);

    public void AddMembership(PortalUser person, Resource resource, AccessLevel level, DateOnly? endsOn, DateTimeOffset at)
    {
        LevelsOf(person, resource.Kind)[resource.Id] = level;
        Add(Membership.Create(person.Id, resource.Kind, resource.Id, level, endsOn, at));
    }

    public PersonActor ActorOf(PortalUser person) => new(
        person.Id, person.UserName!, person.IsAdministrator, new MembershipSet(LevelsOf(person, ResourceKind.Group), LevelsOf(person, ResourceKind.Project)));

    /// <summary>Somebody who may do that there.</summary>
    public PortalUser PickPerson(AccessAction action, Resource resource) =>
        Dice.Pick([.. People.Where(person => !person.IsAdministrator && AccessRule.Decide(ActorOf(person), action, resource, Now).IsAllowed), .. People.Take(1)]);

    /// <summary>A person at the browser, from an address that is theirs.</summary>
    public static Caller CallerOf(PortalUser person) => new(
        person.Id, Doors.Web, $"{DemoNames.Networks[person.Id % DemoNames.Networks.Length]}{10 + person.Id}", DemoNames.Agents[person.Id % DemoNames.Agents.Length]);

    /// <summary>Writes an audit row at an instant.</summary>
    public void Record(DateTimeOffset at, PortalUser author, AuditEntry entry)
    {
        Clock.Now = at;
        Trail.Add(Db, CallerOf(author), ActorOf(author), entry);
    }

    private Dictionary<long, AccessLevel> LevelsOf(PortalUser person, ResourceKind kind)
    {
        var levels = kind == ResourceKind.Group ? _groupLevels : _projectLevels;
        return levels.TryGetValue(person.Id, out var found) ? found : levels[person.Id] = [];
    }
}
