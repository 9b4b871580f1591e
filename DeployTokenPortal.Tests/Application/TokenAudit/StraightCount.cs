using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.TokenAudit;

/// <summary>Counts the slow way, row by row in memory, walking the tree by parents: what the portal's counts must come out as.</summary>
public sealed class StraightCount
{
    private const DeployTokenScopes Writing = DeployTokenScopes.WriteRegistry | DeployTokenScopes.WritePackageRegistry | DeployTokenScopes.WriteVirtualRegistry;

    private readonly DateTimeOffset _now;
    private readonly Dictionary<long, Group> _groups;
    private readonly Dictionary<long, Project> _projects;
    private readonly List<Membership> _members;
    private readonly Dictionary<long, (bool IsBlocked, bool IsAdministrator)> _users;
    private readonly List<DeployToken> _tokens;
    private readonly List<TokenUse> _uses;

    private StraightCount(
        DateTimeOffset now, List<Group> groups, List<Project> projects, List<Membership> members, Dictionary<long, (bool, bool)> users, List<DeployToken> tokens, List<TokenUse> uses) =>
        (_now, _groups, _projects, _members, _users, _tokens, _uses) =
            (now, groups.ToDictionary(group => group.Id), projects.ToDictionary(project => project.Id), members, users, tokens, uses);

    private DateOnly Today => DateOnly.FromDateTime(_now.UtcDateTime);

    public static async Task<StraightCount> LoadAsync(PortalDbContext db, DateTimeOffset now) => new(
        now,
        await db.Groups.IgnoreQueryFilters().AsNoTracking().ToListAsync(),
        await db.Projects.IgnoreQueryFilters().AsNoTracking().ToListAsync(),
        await db.Memberships.AsNoTracking().ToListAsync(),
        await db.Users.ToDictionaryAsync(user => user.Id, user => (user.BlockedAt != null, user.IsAdministrator)),
        await db.DeployTokens.IgnoreQueryFilters().AsNoTracking().ToListAsync(),
        await db.TokenUses.AsNoTracking().ToListAsync());

    /// <summary>Every number of an area in one line of text.</summary>
    public string Of(AuditedArea area, int days)
    {
        var tokens = _tokens.Where(token => IsIn(area, token)).ToList();
        var first = Today.AddDays(1 - days);
        var uses = _uses.Where(use => use.Day >= first && tokens.Any(token => token.Id == use.TokenId)).ToList();
        var scopes = DeployTokenScopeNames.All.Select(scope => $"{DeployTokenScopeNames.NameOf(scope)}: {Tally(tokens.Where(token => token.Scopes.HasFlag(scope)), first)}");
        return string.Join('\n', [
            $"all: {Tally(tokens, first)}", .. scopes,
            $"used {uses.Where(use => use.Outcome == UsageOutcome.Allowed).Sum(use => use.Count)}, refused {uses.Where(use => use.Outcome != UsageOutcome.Allowed).Sum(use => use.Count)}",
            $"creator left {tokens.Count(HasLostItsCreator)}"]);
    }

    private string Tally(IEnumerable<DeployToken> of, DateOnly first)
    {
        var tokens = of.ToList();
        var active = tokens.Where(token => token.StateAt(_now) == DeployTokenState.Active).ToList();
        var present = tokens.Where(token => token.DeletedAt is null).ToList();
        var idle = _now.AddDays(-90);
        return TokenTallyText.Of(
            tokens.Count, tokens.Count(token => DayOf(token.CreatedAt) >= first), tokens.Count(token => token.DeletedAt is not null),
            tokens.Count(token => token.DeletedAt is { } at && DayOf(at) >= first), active.Count, tokens.Count(token => token.StateAt(_now) == DeployTokenState.Expired),
            tokens.Count(token => token.StateAt(_now) == DeployTokenState.Revoked), Used(present, 7), Used(present, 30), Used(present, 90),
            active.Count(token => (token.Scopes & Writing) != 0), active.Count(token => token.LastUsedAt is null), Ending(active, 30), Ending(active, 7),
            active.Count(token => token.ExpiresAt is null), active.Count(token => token.LastUsedAt is null && token.CreatedAt <= idle),
            active.Count(token => token.LastUsedAt <= idle),
            active.Count(token => (token.Scopes & Writing) != 0 && token.LastWroteAt is null && token.CreatedAt <= idle));
    }

    private int Used(List<DeployToken> tokens, int days) => tokens.Count(token => token.LastUsedAt >= _now.AddDays(-days));

    private int Ending(List<DeployToken> active, int days) => active.Count(token => token.ExpiresAt <= _now.AddDays(days));

    private bool IsIn(AuditedArea area, DeployToken token) => area.Kind switch
    {
        ResourceKind.Instance => true,
        ResourceKind.Project => token.ProjectId == area.Id,
        ResourceKind.Group when area.IsOwnOnly => token.GroupId == area.Id,
        ResourceKind.Group => Above(token).Any(group => group.Id == area.Id),
    };

    private IEnumerable<Group> Above(DeployToken token)
    {
        for (var id = token.GroupId ?? (long?)_projects[token.ProjectId!.Value].GroupId; id is { } groupId; id = _groups[groupId].ParentId)
            yield return _groups[groupId];
    }

    private bool HasLostItsCreator(DeployToken token)
    {
        if (token.StateAt(_now) != DeployTokenState.Active || token.CreatedById is not { } creatorId)
            return false;
        if (!_users.TryGetValue(creatorId, out var user) || user.IsBlocked)
            return true;
        return !user.IsAdministrator && !_members.Any(member => member.UserId == creatorId && (member.EndsOn is null || member.EndsOn > Today)
            && ((member.ProjectId is not null && member.ProjectId == token.ProjectId) || Above(token).Any(group => group.Id == member.GroupId)));
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
