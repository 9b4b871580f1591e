using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Creates, edits, moves and deletes projects.</summary>
public sealed class ProjectService(
    IDbContextFactory<PortalDbContext> factory, AccessControl access, AuditTrail audit, AccessChanges changes, HolderDeletion deletion, TimeProvider time)
{
    /// <summary>Creates a project in a group.</summary>
    public async Task<Result<HolderRef>> CreateAsync(Caller caller, long groupId, HolderInput input, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.CreateProject, ResourceKind.Group, groupId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var group = await db.Groups.SingleAsync(group => group.Id == groupId, ct);
            var details = input.Check(group.FullPath);
            if (!details.IsSuccess)
                return details.Failure;

            var project = Project.Create(group, details.Value, time.GetUtcNow());
            db.Projects.Add(project);
            await db.SaveChangesAsync(ct);
            if (await HolderTree.ClaimPathAsync(db, project.FullPath, null, project.Id, ct) is { Failure: { } taken })
                return taken;
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.ProjectCreated, project, $"Project {project.FullPath} created."));
            await db.SaveChangesAsync(ct);
            return new HolderRef(project.Id, project.FullPath);
        }, ct);
        return Published(result);
    }

    /// <summary>Changes name, path, description and visibility. The old path leads to the new one.</summary>
    public async Task<Result<HolderRef>> EditAsync(Caller caller, long projectId, HolderInput input, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.Edit, ResourceKind.Project, projectId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var project = await db.Projects.SingleAsync(project => project.Id == projectId, ct);
            var group = await db.Groups.SingleAsync(group => group.Id == project.GroupId, ct);
            var details = input.Check(group.FullPath);
            if (!details.IsSuccess)
                return details.Failure;

            var before = new HolderDetails(project.Name, project.Path, project.Description, project.Visibility);
            var oldFullPath = project.FullPath;
            project.Change(details.Value, group.FullPath);
            if (project.FullPath != oldFullPath && await HolderTree.FollowAsync(db, project, ct) is { Failure: { } taken })
                return taken;
            audit.Add(db, caller, allowed.Value.Actor,
                Describe(AuditEventNames.ProjectUpdated, project, $"Project {project.FullPath} changed.", before.ChangesTo(details.Value)));
            await db.SaveChangesAsync(ct);
            return new HolderRef(project.Id, project.FullPath);
        }, ct);
        return Published(result);
    }

    /// <summary>Moves a project into another group. Needs ownership of the project and the right to create projects there.</summary>
    public async Task<Result<HolderRef>> MoveAsync(Caller caller, long projectId, long groupId, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.Move, ResourceKind.Project, projectId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            if (await access.RequireAsync(db, caller, AccessAction.CreateProject, ResourceKind.Group, groupId, ct) is { Failure: { } refused })
                return refused;

            var project = await db.Projects.SingleAsync(project => project.Id == projectId, ct);
            var oldFullPath = project.FullPath;
            project.MoveTo(await db.Groups.SingleAsync(group => group.Id == groupId, ct));
            if (await HolderTree.FollowAsync(db, project, ct) is { Failure: { } taken })
                return taken;
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.ProjectMoved, project,
                $"Project {oldFullPath} moved to {project.FullPath}.", [new AuditFact("full_path", oldFullPath, project.FullPath)]));
            await db.SaveChangesAsync(ct);
            return new HolderRef(project.Id, project.FullPath);
        }, ct);
        return Published(result);
    }

    /// <summary>Deletes a project with its deploy tokens. The audit trail stays.</summary>
    public async Task<Result<HolderRef>> DeleteAsync(Caller caller, long projectId, CancellationToken ct)
    {
        HolderRemains? remains = null;
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.Delete, ResourceKind.Project, projectId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var project = await db.Projects.SingleAsync(project => project.Id == projectId, ct);
            remains = await deletion.DeleteProjectAsync(db, projectId, ct);
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.ProjectDeleted, project, $"Project {project.FullPath} deleted.", remains.Facts));
            await db.SaveChangesAsync(ct);
            return new HolderRef(project.Id, project.FullPath);
        }, ct);
        if (result.IsSuccess && remains is not null)
            deletion.Count(remains);
        return Published(result);
    }

    private Result<HolderRef> Published(Result<HolderRef> result)
    {
        if (result.IsSuccess)
            changes.OnTreeChanged();
        return result;
    }

    private static AuditEntry Describe(string name, Project project, string message, IReadOnlyList<AuditFact>? facts = null) => new(
        name, new AuditScope(AuditEntity.Project, project.Id, project.FullPath), new AuditTarget("Project", project.Id, project.Name), message, facts);
}
