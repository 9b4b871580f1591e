using System.Globalization;
using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Members;

/// <summary>Adds, changes and removes members. Nobody gives or takes more than they have, and a top-level group keeps an owner.</summary>
public sealed class MemberService(
    IDbContextFactory<PortalDbContext> factory, AccessControl access, AuditTrail audit, AccessChanges changes, TimeProvider time)
{
    /// <summary>Adds a person by username or e-mail address, both without regard to case.</summary>
    /// <returns>The row that changed, or what is wrong with which field; an unknown login is a fault of the field <c>Login</c>.</returns>
    public async Task<Result<AddedMember>> AddAsync(Caller caller, ResourceKind kind, long id, string? login, MemberInput input, CancellationToken ct)
    {
        var key = login?.Trim().ToUpperInvariant() ?? "";
        await using var db = await factory.CreateDbContextAsync(ct);
        if (await access.RequireAsync(db, caller, AccessAction.ManageMembers, kind, id, ct) is { Failure: { } refused })
            return refused;
        var found = await db.Users.AsNoTracking()
            .Where(user => user.NormalizedUserName == key || user.NormalizedEmail == key)
            .Select(user => new { user.Id, user.Name }).FirstOrDefaultAsync(ct);
        if (found is null)
            return Failure.Invalid("Login", $"Nobody has the username or e-mail address “{login?.Trim()}”. Ask an administrator to invite the person first.");
        var result = await SetAsync(caller, kind, id, found.Id, input, ct);
        return result.IsSuccess ? new AddedMember(found.Id, found.Name, result.Value.Level) : result.Failure;
    }

    /// <summary>Makes a person a direct member, or changes the direct level the person has.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">Group or project.</param>
    /// <param name="id">Its id.</param>
    /// <param name="userId">The person.</param>
    /// <param name="input">Level and end.</param>
    /// <param name="ct">Honoured until the commit.</param>
    /// <param name="expected">Whether the person has to be a direct member already (true: not found otherwise) or must not be (false: a conflict otherwise).</param>
    public Task<Result<MemberInput>> SetAsync(
        Caller caller, ResourceKind kind, long id, long userId, MemberInput input, CancellationToken ct, bool? expected = null) =>
        ChangeAsync(caller, kind, id, async (db, held) =>
        {
            if (Check(held, input) is { } fault)
                return fault;
            if (await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, ct) is not { } user)
                return Failure.Invalid("UserId", "Choose a person who exists.");
            var existing = await FindAsync(db, kind, id, userId, ct);
            if (expected == true && existing is null)
                return Failure.NotFound("The member");
            if (expected == false && existing is not null)
                return Failure.Conflict("Member already exists");
            if (existing is not null && existing.Level > HighestGrant(held))
                return Failure.Forbidden($"Only owners can change the level of an {AccessLevel.Owner}.");
            if (existing is { Level: AccessLevel.Owner } && (input.Level != AccessLevel.Owner || input.EndsOn is not null)
                && await IsLastOwnerAsync(db, held.Resource, userId, ct))
                return Failure.Invalid(nameof(MemberInput.Level), $"{user.Name} is the last owner of {held.Resource.FullPath}. Make somebody else an owner first.");
            if (await InheritedLevelAsync(db, held.Resource, userId, ct) is var inherited && inherited > input.Level)
                return Failure.Invalid(nameof(MemberInput.Level), $"{user.Name} is already {inherited} through a group above. Choose {inherited} or higher.");

            var facts = AuditFact.Changes(
                new AuditFact("access_level", existing?.Level.ToString(), input.Level.ToString()),
                new AuditFact("ends_on", Text(existing?.EndsOn), Text(input.EndsOn)));
            if (existing is null)
                db.Memberships.Add(Membership.Create(userId, kind, id, input.Level, input.EndsOn, time.GetUtcNow()));
            else
                existing.Change(input.Level, input.EndsOn);
            audit.Add(db, caller, held.Actor, new AuditEntry(
                existing is null ? AuditEventNames.MemberAdded : AuditEventNames.MemberChanged,
                AuditScope.Of(held.Resource), new AuditTarget("Member", userId, user.UserName ?? ""),
                existing is null ? $"{user.UserName} added as {input.Level}." : $"{user.UserName} changed to {input.Level}.", facts));
            return input;
        }, ct);

    /// <summary>Takes the direct level away; what is inherited stays. People may remove themselves.</summary>
    public Task<Result<MemberInput>> RemoveAsync(Caller caller, ResourceKind kind, long id, long userId, CancellationToken ct) =>
        ChangeAsync(caller, kind, id, async (db, held) =>
        {
            if (await FindAsync(db, kind, id, userId, ct) is not { } existing)
                return Failure.NotFound("The member");
            if (existing.Level > HighestGrant(held) && caller.UserId != userId)
                return Failure.Forbidden($"Only owners can remove an {AccessLevel.Owner}.");
            if (existing.Level == AccessLevel.Owner && await IsLastOwnerAsync(db, held.Resource, userId, ct))
                return Failure.Conflict($"This is the last owner of {held.Resource.FullPath}. Make somebody else an owner first.");
            var username = await db.Users.Where(user => user.Id == userId).Select(user => user.UserName).SingleAsync(ct) ?? "";
            db.Memberships.Remove(existing);
            audit.Add(db, caller, held.Actor, new AuditEntry(AuditEventNames.MemberRemoved, AuditScope.Of(held.Resource),
                new AuditTarget("Member", userId, username), $"{username} removed.", [new AuditFact("access_level", existing.Level.ToString(), null)]));
            return new MemberInput(existing.Level, existing.EndsOn);
        }, ct, allowedTo: userId);

    /// <summary>The highest level that this caller may give: their own, or Owner for administrators.</summary>
    internal static AccessLevel HighestGrant(AccessContext held) =>
        held.Actor is PersonActor { IsAdministrator: true } ? AccessLevel.Owner : held.Level;

    private async Task<Result<MemberInput>> ChangeAsync(
        Caller caller, ResourceKind kind, long id, Func<PortalDbContext, AccessContext, Task<Result<MemberInput>>> change, CancellationToken ct, long? allowedTo = null)
    {
        var action = allowedTo is not null && allowedTo == caller.UserId ? AccessAction.ViewMembers : AccessAction.ManageMembers;
        var result = await factory.ChangeAsync<MemberInput>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, action, kind, id, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var outcome = await change(db, allowed.Value);
            if (outcome.IsSuccess)
                await db.SaveChangesAsync(ct);
            return outcome;
        }, ct);
        if (result.IsSuccess)
            changes.OnTreeChanged();
        return result;
    }

    private static Failure? Check(AccessContext held, MemberInput input)
    {
        if (!Enum.IsDefined(input.Level) || input.Level == AccessLevel.None)
            return Failure.Invalid(nameof(MemberInput.Level), "Choose Guest, Reporter, Developer, Maintainer or Owner.");
        if (input.Level > HighestGrant(held))
            return Failure.Invalid(nameof(MemberInput.Level), $"You are a {held.Level} and can give at most that level.");
        var today = DateOnly.FromDateTime(held.Now.UtcDateTime);
        return input.EndsOn is { } end && end <= today
            ? Failure.Invalid(nameof(MemberInput.EndsOn), $"Choose a day after {today.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)}, or leave it empty.")
            : null;
    }

    private static Task<Membership?> FindAsync(PortalDbContext db, ResourceKind kind, long id, long userId, CancellationToken ct) =>
        kind == ResourceKind.Project
            ? db.Memberships.SingleOrDefaultAsync(member => member.UserId == userId && member.ProjectId == id, ct)
            : db.Memberships.SingleOrDefaultAsync(member => member.UserId == userId && member.GroupId == id, ct);

    private static async Task<bool> IsLastOwnerAsync(PortalDbContext db, Resource resource, long userId, CancellationToken ct) =>
        resource is { Kind: ResourceKind.Group, GroupIds.Count: 1 }
        && !await db.Memberships.AnyAsync(member => member.GroupId == resource.Id && member.UserId != userId
            && member.Level == AccessLevel.Owner && member.EndsOn == null, ct);

    private async Task<AccessLevel> InheritedLevelAsync(PortalDbContext db, Resource resource, long userId, CancellationToken ct)
    {
        var above = resource.Kind == ResourceKind.Project ? resource.GroupIds : [.. resource.GroupIds.Skip(1)];
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var levels = await db.Memberships
            .Where(member => member.UserId == userId && above.Contains(member.GroupId!.Value) && (member.EndsOn == null || member.EndsOn > today))
            .Select(member => member.Level).ToListAsync(ct);
        return levels.Count == 0 ? AccessLevel.None : levels.Max();
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
