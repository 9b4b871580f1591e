using System.Diagnostics.CodeAnalysis;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>Reads people: everything for administrators, names for those who may add members.</summary>
public sealed class PersonQueries(IDbContextFactory<PortalDbContext> factory, AccessControl access, PersonLookup people)
{
    /// <summary>Most people that a search for a new member gives.</summary>
    public const int MostFound = 10;

    private const int LeastSearch = 2;

    /// <summary>A page of people by name; administrators only.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="search">Part of name, username or e-mail, without regard to case; blank for all.</param>
    /// <param name="state">Only in this state; null for any.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<Page<PersonView>>> ListAsync(Caller caller, string? search, PersonState? state, PageRequest page, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var allowed = await access.RequireAsync(db, caller, AccessAction.AdministerInstance, ResourceKind.Instance, 0, ct);
        if (!allowed.IsSuccess)
            return allowed.Failure;
        var wanted = db.Users.AsNoTracking();
        if (search?.Trim() is { Length: > 0 } text)
            wanted = Named(wanted, text, text.ToUpperInvariant(), withEmail: true);
        if (state is { } only)
            wanted = InState(wanted, only);
        var total = await wanted.CountAsync(ct);
        var rows = await wanted.OrderBy(user => user.NormalizedUserName).Skip(page.Offset).Take(page.Size).Select(PersonProjection.View).ToListAsync(ct);
        return new Page<PersonView>(rows, total, page);
    }

    /// <summary>One person; administrators, and everybody themselves.</summary>
    public async Task<Result<PersonView>> GetAsync(Caller caller, long userId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor person || (person.UserId != userId && !person.IsAdministrator))
            return Failure.NotFound("The person");
        return await db.Users.AsNoTracking().Where(user => user.Id == userId).Select(PersonProjection.View).SingleOrDefaultAsync(ct) is { } view
            ? view
            : Failure.NotFound("The person");
    }

    /// <summary>
    /// People to make a member, by part of name or username or by the whole e-mail, for whoever may add members somewhere: Maintainers and above.
    /// Nothing for shorter searches than two characters; blocked people are left out.
    /// </summary>
    public async Task<Result<IReadOnlyList<FoundPerson>>> FindPeopleAsync(Caller caller, string? search, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await people.GetActorAsync(db, caller, ct) is not PersonActor person || !MayAddMembers(person))
            return Failure.Forbidden("Only Maintainers and Owners can look for people.");
        if (search?.Trim() is not { Length: >= LeastSearch } text)
            return new List<FoundPerson>();
        return await Named(db.Users.AsNoTracking().Where(user => user.BlockedAt == null), text, text.ToUpperInvariant(), withEmail: false)
            .OrderBy(user => user.NormalizedUserName).Take(MostFound)
            .Select(user => new FoundPerson(user.Id, user.Name, user.UserName ?? "")).ToListAsync(ct);
    }

    private static bool MayAddMembers(PersonActor person) =>
        person.IsAdministrator
        || person.Memberships.GroupIds.Any(id => person.Memberships.DirectLevelOn(ResourceKind.Group, id) >= AccessLevel.Maintainer)
        || person.Memberships.ProjectIds.Any(id => person.Memberships.DirectLevelOn(ResourceKind.Project, id) >= AccessLevel.Maintainer);

    private static IQueryable<PortalUser> InState(IQueryable<PortalUser> users, PersonState state) => state switch
    {
        PersonState.Active => users.Where(user => user.BlockedAt == null && user.PasswordHash != null),
        PersonState.Invited => users.Where(user => user.BlockedAt == null && user.PasswordHash == null),
        PersonState.Blocked => users.Where(user => user.BlockedAt != null),
    };

    [SuppressMessage("Performance", "CA1862", Justification = "Has no translation to SQL.")]
    [SuppressMessage("Globalization", "CA1304", Justification = "Becomes SQL's upper(), which knows no culture.")]
    [SuppressMessage("Globalization", "CA1311", Justification = "Becomes SQL's upper(), which knows no culture.")]
    private static IQueryable<PortalUser> Named(IQueryable<PortalUser> users, string text, string key, bool withEmail) => users.Where(user =>
        user.Name.Contains(text) || user.Name.ToUpper().Contains(key) || user.NormalizedUserName!.Contains(key)
        || user.NormalizedEmail == key || (withEmail && user.NormalizedEmail!.Contains(key)));
}
