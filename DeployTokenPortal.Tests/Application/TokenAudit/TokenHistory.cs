using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.Members;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Usage;
using DeployTokenPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace DeployTokenPortal.Tests.Application.TokenAudit;

/// <summary>One step of a generated history: what, and numbers that choose where and how.</summary>
public sealed record HistoryStep(int What, int Where, int How, int Hours);

/// <summary>Plays generated histories of a few groups, projects and tokens through the portal's own use cases.</summary>
public sealed class TokenHistory(TestPortal portal, Caller root, IReadOnlyList<Caller> makers)
{
    private readonly List<long> _groups = [];
    private readonly List<long> _projects = [];
    private readonly List<DeployTokenActor> _tokens = [];
    private int _named;

    /// <summary>A group or project that is still there; the instance now and then, and when nothing is.</summary>
    public (ResourceKind Kind, long Id) Pick(int choice) =>
        choice % 4 == 1 ? (ResourceKind.Instance, 0)
        : choice % 4 == 0 && _projects.Count > 0 ? (ResourceKind.Project, _projects[choice % _projects.Count])
        : _groups.Count > 0 ? (ResourceKind.Group, _groups[choice / 4 % _groups.Count])
        : (ResourceKind.Instance, 0);

    public async Task PlayAsync(IEnumerable<HistoryStep> steps)
    {
        await AddGroupAsync(null);
        await AddGroupAsync(_groups[0]);
        await AddProjectAsync(_groups[0]);
        await AddProjectAsync(_groups[1]);
        foreach (var step in steps)
        {
            portal.Time.Advance(TimeSpan.FromHours(step.Hours));
            await PlayAsync(step);
        }

        await portal.Get<UsageWriter>().FlushAsync(CancellationToken.None);
    }

    private Task PlayAsync(HistoryStep step) => step.What switch
    {
        0 or 1 or 2 => CreateTokenAsync(step),
        3 or 4 => UseAsync(step),
        5 => WithToken(step, (holder, id, token) => portal.Get<DeployTokenService>().RevokeAsync(root, holder, id, token, CancellationToken.None)),
        6 => WithToken(step, (holder, id, token) => portal.Get<DeployTokenChanges>().DeleteAsync(root, holder, id, token, CancellationToken.None)),
        7 => WithToken(step, (holder, id, token) => portal.Get<DeployTokenChanges>().UpdateAsync(
            root, holder, id, token, new DeployTokenChange(null, null, ScopesOf(step.How), step.How % 3 == 0 ? new DeployTokenExpiry(null) : null), CancellationToken.None)),
        8 => MoveAsync(step),
        9 => DeleteHolderAsync(step),
        10 => MemberAsync(step),
        _ => step.How % 2 == 0 ? AddGroupAsync(Any(_groups, step.Where)) : AddProjectAsync(Any(_groups, step.Where)),
    };

    private async Task CreateTokenAsync(HistoryStep step)
    {
        var holder = step.Where % 3 == 0 || _projects.Count == 0 ? HolderKind.Group : HolderKind.Project;
        if (Any(holder == HolderKind.Group ? _groups : _projects, step.Where) is not { } holderId)
            return;
        var now = portal.Time.GetUtcNow();
        DateTimeOffset? end = step.How % 4 == 0 ? null : now.AddDays(step.How % 120);
        long? maker = step.How % 7 == 0 ? null : makers[step.How % makers.Count].UserId;
        var token = DeployToken.Create(holder, holderId, new DeployTokenDetails("ci", "ci", ScopesOf(step.How), end), maker, now);
        await using var db = portal.Db();
        db.DeployTokens.Add(token);
        await db.SaveChangesAsync();
        _tokens.Add(new DeployTokenActor(token.Id, token.Username, token.Holder, token.HolderId, token.Scopes, token.ExpiresAt, IsEnded: false));
    }

    private async Task UseAsync(HistoryStep step)
    {
        if (_tokens.Count == 0)
            return;
        var outcome = step.How % 5 == 0 ? UsageOutcome.OutOfReach : UsageOutcome.Allowed;
        var action = step.How % 2 == 0 ? UsageAction.Read : UsageAction.Write;
        portal.Get<UsageRecorder>().Note(_tokens[step.Where % _tokens.Count], new UsageNote(UsageDoor.ContainerToken, action, outcome, "any", "192.0.2.1"));
        await portal.Get<UsageWriter>().FlushAsync(CancellationToken.None);
    }

    private Task WithToken(HistoryStep step, Func<HolderKind, long, long, Task> change)
    {
        if (_tokens.Count == 0)
            return Task.CompletedTask;
        var token = _tokens[step.Where % _tokens.Count];
        return change(token.Holder, token.HolderId, token.TokenId);
    }

    private async Task MoveAsync(HistoryStep step)
    {
        if (step.How % 2 == 0 && Any(_projects, step.Where) is { } projectId && Any(_groups, step.How) is { } groupId)
            await portal.Get<ProjectService>().MoveAsync(root, projectId, groupId, CancellationToken.None);
        else if (Any(_groups, step.Where) is { } movedId)
            await portal.Get<GroupService>().MoveAsync(root, movedId, step.How % 3 == 0 ? null : Any(_groups, step.How), CancellationToken.None);
    }

    private async Task DeleteHolderAsync(HistoryStep step)
    {
        // Rarely a group: with it goes everything below.
        if (step.How % 4 == 0 && Any(_groups, step.Where) is { } groupId)
            await portal.Get<GroupService>().DeleteAsync(root, groupId, CancellationToken.None);
        else if (Any(_projects, step.Where) is { } projectId)
            await portal.Get<ProjectService>().DeleteAsync(root, projectId, CancellationToken.None);
        await using var db = portal.Db();
        var (groups, projects) = (_groups.ToList(), _projects.ToList());
        var liveGroups = await db.Groups.Where(group => groups.Contains(group.Id)).Select(group => group.Id).ToListAsync();
        var liveProjects = await db.Projects.Where(project => projects.Contains(project.Id)).Select(project => project.Id).ToListAsync();
        _groups.RemoveAll(id => !liveGroups.Contains(id));
        _projects.RemoveAll(id => !liveProjects.Contains(id));
    }

    private async Task MemberAsync(HistoryStep step)
    {
        var maker = makers[step.How % makers.Count].UserId!.Value;
        if (step.How % 5 == 0)
            await portal.Get<PersonService>().BlockAsync(root, maker, CancellationToken.None);
        else if (step.How % 5 == 1)
            await portal.Get<PersonService>().UnblockAsync(root, maker, CancellationToken.None);
        else if (Pick(step.Where) is { Kind: not ResourceKind.Instance } place)
            await portal.Get<MemberService>().SetAsync(root, place.Kind, place.Id, maker, new MemberInput(AccessLevel.Guest, EndOf(step)), CancellationToken.None);
    }

    private DateOnly? EndOf(HistoryStep step) => step.How % 3 == 0 ? DateOnly.FromDateTime(portal.Time.GetUtcNow().UtcDateTime).AddDays(1 + (step.How % 40)) : null;

    private async Task AddGroupAsync(long? parentId)
    {
        var name = Name();
        var made = await portal.Get<GroupService>().CreateAsync(root, parentId, new HolderInput(name, name, "", Visibility.Private), CancellationToken.None);
        if (made.IsSuccess)
            _groups.Add(made.Value.Id);
    }

    private async Task AddProjectAsync(long? groupId)
    {
        var name = Name();
        if (groupId is { } id)
            _projects.Add(TestPortal.Succeeded(await portal.Get<ProjectService>().CreateAsync(root, id, new HolderInput(name, name, "", Visibility.Private), CancellationToken.None)).Id);
    }

    private string Name() => $"n{_named++}-{Guid.NewGuid():N}";

    private static long? Any(List<long> ids, int choice) => ids.Count == 0 ? null : ids[choice % ids.Count];

    private static DeployTokenScopes ScopesOf(int how) => (DeployTokenScopes)(1 + (how % 127));
}
