using DeployTokenPortal.Application.Access;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Application.Groups;

/// <summary>Creates, edits, moves and deletes groups.</summary>
public sealed class GroupService(
    IDbContextFactory<PortalDbContext> factory, AccessControl access, AuditTrail audit, AccessChanges changes, HolderDeletion deletion, TimeProvider time)
{
    /// <summary>Creates a group: at the top by administrators, who then own it, below another one by its owners.</summary>
    public async Task<Result<HolderRef>> CreateAsync(Caller caller, long? parentId, HolderInput input, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var kind = parentId is null ? ResourceKind.Instance : ResourceKind.Group;
            var allowed = await access.RequireAsync(db, caller, AccessAction.CreateGroup, kind, parentId ?? 0, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var parent = parentId is null ? null : await db.Groups.SingleAsync(group => group.Id == parentId, ct);
            var details = input.Check(parent?.FullPath);
            if (!details.IsSuccess)
                return details.Failure;
            if (parent is not null && await HolderTree.DepthAsync(db, parent.Id, ct) >= PathRule.MaximumDepth)
                return Failure.Invalid("ParentId", $"Groups can be nested {PathRule.MaximumDepth} deep.");

            var group = Group.Create(parent, details.Value, time.GetUtcNow());
            db.Groups.Add(group);
            await db.SaveChangesAsync(ct);
            if (await HolderTree.ClaimPathAsync(db, group.FullPath, group.Id, null, ct) is { Failure: { } taken })
                return taken;
            await HolderTree.AddClosureAsync(db, group, ct);
            if (parent is null && caller.UserId is { } ownerId)
                db.Memberships.Add(Membership.Create(ownerId, ResourceKind.Group, group.Id, AccessLevel.Owner, null, time.GetUtcNow()));
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.GroupCreated, group, $"Group {group.FullPath} created."));
            await db.SaveChangesAsync(ct);
            return new HolderRef(group.Id, group.FullPath);
        }, ct);
        return Published(result);
    }

    /// <summary>Changes name, path, description and visibility. A new path also changes everything below; old paths lead to the new ones.</summary>
    public async Task<Result<HolderRef>> EditAsync(Caller caller, long groupId, HolderInput input, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.Edit, ResourceKind.Group, groupId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var group = await db.Groups.SingleAsync(group => group.Id == groupId, ct);
            var parentPath = group.ParentId is null ? null : (await db.Groups.SingleAsync(parent => parent.Id == group.ParentId, ct)).FullPath;
            var details = input.Check(parentPath);
            if (!details.IsSuccess)
                return details.Failure;

            var before = new HolderDetails(group.Name, group.Path, group.Description, group.Visibility);
            var oldFullPath = group.FullPath;
            group.Change(details.Value, parentPath);
            if (group.FullPath != oldFullPath && await HolderTree.FollowAsync(db, group, oldFullPath, ct) is { Failure: { } taken })
                return taken;
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.GroupUpdated, group, $"Group {group.FullPath} changed.", before.ChangesTo(details.Value)));
            await db.SaveChangesAsync(ct);
            return new HolderRef(group.Id, group.FullPath);
        }, ct);
        return Published(result);
    }

    /// <summary>Moves a group with all below it under another group, or to the top (null). Needs ownership here and there.</summary>
    public async Task<Result<HolderRef>> MoveAsync(Caller caller, long groupId, long? parentId, CancellationToken ct)
    {
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.Move, ResourceKind.Group, groupId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var place = parentId is null ? ResourceKind.Instance : ResourceKind.Group;
            if (await access.RequireAsync(db, caller, AccessAction.CreateGroup, place, parentId ?? 0, ct) is { Failure: { } refused })
                return refused;
            if (await HolderTree.MoveClosureAsync(db, groupId, parentId, ct) is { Failure: { } impossible })
                return impossible;

            var group = await db.Groups.SingleAsync(group => group.Id == groupId, ct);
            var parent = parentId is null ? null : await db.Groups.SingleAsync(parent => parent.Id == parentId, ct);
            var oldFullPath = group.FullPath;
            group.MoveTo(parent);
            if (await HolderTree.FollowAsync(db, group, oldFullPath, ct) is { Failure: { } taken })
                return taken;
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.GroupMoved, group, $"Group {oldFullPath} moved to {group.FullPath}.",
                [new AuditFact("full_path", oldFullPath, group.FullPath)]));
            await db.SaveChangesAsync(ct);
            return new HolderRef(group.Id, group.FullPath);
        }, ct);
        return Published(result);
    }

    /// <summary>Deletes a group with all groups, projects and deploy tokens below it. The audit trail stays.</summary>
    public async Task<Result<HolderRef>> DeleteAsync(Caller caller, long groupId, CancellationToken ct)
    {
        HolderRemains? remains = null;
        var result = await factory.ChangeAsync<HolderRef>(async db =>
        {
            var allowed = await access.RequireAsync(db, caller, AccessAction.Delete, ResourceKind.Group, groupId, ct);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            var group = await db.Groups.SingleAsync(group => group.Id == groupId, ct);
            remains = await deletion.DeleteGroupAsync(db, groupId, ct);
            audit.Add(db, caller, allowed.Value.Actor, Describe(AuditEventNames.GroupDeleted, group, $"Group {group.FullPath} deleted with all below it.", remains.Facts));
            await db.SaveChangesAsync(ct);
            return new HolderRef(group.Id, group.FullPath);
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

    private static AuditEntry Describe(string name, Group group, string message, IReadOnlyList<AuditFact>? facts = null) => new(
        name, new AuditScope(AuditEntity.Group, group.Id, group.FullPath), new AuditTarget("Group", group.Id, group.Name), message, facts);
}
