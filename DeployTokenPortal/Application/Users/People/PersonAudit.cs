using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Data.Identity;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>How audit rows name people.</summary>
internal static class PersonAudit
{
    public const string TargetType = "User";

    public static void Add(AuditTrail audit, PortalDbContext db, Caller caller, Actor actor, string name, PortalUser user, string what, params IReadOnlyList<AuditFact> facts)
    {
        var username = user.UserName ?? "";
        audit.Add(db, caller, actor, new AuditEntry(
            name, AuditScope.OfUser(user.Id, username), new AuditTarget(TargetType, user.Id, username), $"{username} {what}.", facts));
    }

    public static PersonActor ActorOf(PortalUser user) => new(user.Id, user.UserName ?? "", user.IsAdministrator, MembershipSet.Empty, null);
}
