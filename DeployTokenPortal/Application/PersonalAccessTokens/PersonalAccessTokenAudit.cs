using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Data;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Domain.Users;

namespace DeployTokenPortal.Application.PersonalAccessTokens;

/// <summary>The audit rows of personal access tokens.</summary>
internal static class PersonalAccessTokenAudit
{
    public static void Created(AuditTrail audit, PortalDbContext db, Caller caller, PersonActor person, PersonalAccessToken token) =>
        Add(audit, db, caller, person, token, AuditEventNames.PersonalTokenCreated, "created");

    public static void Revoked(AuditTrail audit, PortalDbContext db, Caller caller, PersonActor person, PersonalAccessToken token) =>
        Add(audit, db, caller, person, token, AuditEventNames.PersonalTokenRevoked, "revoked");

    private static void Add(AuditTrail audit, PortalDbContext db, Caller caller, PersonActor person, PersonalAccessToken token, string name, string verb)
    {
        var scopes = string.Join(' ', PersonalAccessTokenScopeNames.NamesOf(token.Scopes));
        var owner = db.Users.Where(user => user.Id == token.UserId).Select(user => user.UserName).Single() ?? "";
        audit.Add(db, caller, person, new AuditEntry(name, AuditScope.OfUser(token.UserId, owner),
            new AuditTarget("PersonalAccessToken", token.Id, token.Name), $"Personal access token {token.Name} ({scopes}) {verb}.",
            [new AuditFact("scopes", null, scopes)]));
    }
}
