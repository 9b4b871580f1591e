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
    /// The tokens, deleted ones and those of deleted holders included, each with the group it lies in. Two queries, since those of projects and of
    /// groups are found through different indexes.
    /// </summary>
    internal IReadOnlyList<IQueryable<PlacedToken>> Tokens(PortalDbContext db)
    {
        var tokens = db.DeployTokens.IgnoreQueryFilters().AsNoTracking();
        if (Kind == ResourceKind.Project)
            return [tokens.Where(token => token.ProjectId == Id).Join(db.Projects, token => token.ProjectId, project => project.Id, (token, project) => new PlacedToken { GroupId = project.GroupId, Token = token })];
        var lines = Lines(db);
        var ofGroups = from line in lines
                       join token in tokens on (long?)line.GroupId equals token.GroupId
                       select new PlacedToken { GroupId = line.GroupId, Token = token };
        if (IsOwnOnly)
            return [ofGroups];
        var ofProjects = from line in lines
                         join project in db.Projects on line.GroupId equals project.GroupId
                         join token in tokens on (long?)project.Id equals token.ProjectId
                         select new PlacedToken { GroupId = line.GroupId, Token = token };
        return [ofProjects, ofGroups];
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

/// <summary>A deploy token and the group that it, or its project, lies in.</summary>
internal sealed class PlacedToken
{
    public required long GroupId { get; init; }

    public required DeployToken Token { get; init; }
}
