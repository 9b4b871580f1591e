using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Domain.Auditing;
using DeployTokenPortal.Resources;

namespace DeployTokenPortal.Components.Pages.AuditLog;

/// <summary>How the log names who, where and through what.</summary>
internal sealed class AuditLogWords(AuditTexts texts)
{
    /// <summary>The doors that can be filtered by.</summary>
    public static readonly IReadOnlyList<string> Doors =
        [Application.Common.Doors.Web, Application.Common.Doors.Api, Application.Common.Doors.Registry, Application.Common.Doors.Command];

    public string DoorOf(string door) => door switch
    {
        Application.Common.Doors.Web => texts.DoorWeb,
        Application.Common.Doors.Api => texts.DoorApi,
        Application.Common.Doors.Registry => texts.DoorRegistry,
        Application.Common.Doors.Command => texts.DoorCommand,
        _ => door,
    };

    public string AuthorOf(AuditEventView row) => row.Author switch
    {
        AuditAuthor.Person or AuditAuthor.DeployToken => row.AuthorName,
        AuditAuthor.Anonymous => texts.Nobody,
        AuditAuthor.System => texts.Portal,
    };

    public string PlaceOf(AuditEventView row) => row.Entity == AuditEntity.Instance ? texts.Instance : row.EntityPath;

    /// <summary>Address of the group or project; null for what has no page.</summary>
    public static string? HrefOf(AuditEventView row) => row switch
    {
        { Entity: AuditEntity.Group, EntityId: { } id } => PortalRoutes.Group(id),
        { Entity: AuditEntity.Project, EntityId: { } id } => PortalRoutes.Project(id),
        _ => null,
    };
}
