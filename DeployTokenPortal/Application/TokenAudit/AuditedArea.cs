using System.Linq.Expressions;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.TokenAudit;

/// <summary>Whose deploy tokens are looked at: those of a project, of a group with everything below it, or of the instance.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Id">Its id; 0 for the instance.</param>
/// <param name="IsOwnOnly">Of a group only its own tokens, nothing from below.</param>
public sealed record AuditedArea(ResourceKind Kind, long Id, bool IsOwnOnly = false)
{
    /// <summary>
    /// The tokens, deleted ones and those of deleted holders included, by kind of holder. Holders are named as sets: whatever the database knows about
    /// sizes, it then begins at the index of a holder's tokens, and grouping by holder follows that index without sorting.
    /// </summary>
    internal IReadOnlyList<HeldTokens> Tokens(PortalDbContext db)
    {
        var tokens = db.DeployTokens.IgnoreQueryFilters().AsNoTracking();
        if (Kind == ResourceKind.Project)
            return [new HeldTokens(HolderKind.Project, tokens.Where(token => token.ProjectId == Id))];
        if (Kind == ResourceKind.Instance)
            return [new HeldTokens(HolderKind.Project, tokens.Where(token => token.ProjectId != null)), new HeldTokens(HolderKind.Group, tokens.Where(token => token.GroupId != null))];
        var groupIds = Lines(db).Select(line => line.GroupId);
        var ofGroups = new HeldTokens(HolderKind.Group, tokens.Where(token => groupIds.Contains(token.GroupId!.Value)));
        var projectIds = Projects(db).Select(project => project.Id);
        return IsOwnOnly ? [ofGroups] : [new HeldTokens(HolderKind.Project, tokens.Where(token => projectIds.Contains(token.ProjectId!.Value))), ofGroups];
    }

    /// <summary>The projects of the area, deleted ones included.</summary>
    internal IQueryable<Project> Projects(PortalDbContext db)
    {
        var projects = db.Projects.IgnoreQueryFilters().AsNoTracking();
        if (Kind == ResourceKind.Instance)
            return projects;
        if (Kind == ResourceKind.Project)
            return projects.Where(project => project.Id == Id);
        var groupIds = Lines(db).Select(line => line.GroupId);
        return IsOwnOnly ? projects.Where(_ => false) : projects.Where(project => groupIds.Contains(project.GroupId));
    }

    /// <summary>Every group of the area once: itself and those below it; for the instance all of them, for a project none.</summary>
    internal IQueryable<GroupAncestor> Lines(PortalDbContext db) => Kind switch
    {
        ResourceKind.Instance => db.GroupAncestors.Where(line => line.Distance == 0),
        ResourceKind.Group when IsOwnOnly => db.GroupAncestors.Where(line => line.AncestorId == Id && line.Distance == 0),
        ResourceKind.Group => db.GroupAncestors.Where(line => line.AncestorId == Id),
        ResourceKind.Project => db.GroupAncestors.Where(_ => false),
    };
}

/// <summary>Tokens of one kind of holder.</summary>
internal sealed record HeldTokens(HolderKind Holder, IQueryable<DeployToken> Tokens)
{
    /// <summary>The tokens, each with the id of its holder; only those for which a condition holds.</summary>
    public IQueryable<HeldToken> Where(Expression<Func<DeployToken, bool>> condition) => Holder switch
    {
        HolderKind.Project => Tokens.Where(condition).Select(token => new HeldToken { HolderId = token.ProjectId!.Value, Token = token }),
        HolderKind.Group => Tokens.Where(condition).Select(token => new HeldToken { HolderId = token.GroupId!.Value, Token = token }),
    };
}

/// <summary>A token and the id of the project or group that holds it.</summary>
internal sealed class HeldToken
{
    public required long HolderId { get; init; }

    public required DeployToken Token { get; init; }
}
