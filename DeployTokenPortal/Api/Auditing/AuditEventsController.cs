using DeployTokenPortal.Api.Common;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Auditing.Export;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Access;
using Microsoft.AspNetCore.Mvc;

namespace DeployTokenPortal.Api.Auditing;

/// <summary>The audit log of a group with everything below it, or of a project; for Maintainers and above.</summary>
[Route("api/v4/groups/{id}/audit_events")]
[Route("api/v4/projects/{id}/audit_events")]
[Tags("Audit events")]
public sealed class AuditEventsController(AuditQueries queries, AuditExport export) : ControllerBase
{
    /// <summary>Lists events, newest first.</summary>
    [Get]
    [ProducesResponseType<AuditEventResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, HolderId id, AuditEventListParameters parameters, CancellationToken ct) =>
        (await queries.ListAsync(caller, id.Kind, id.Value, parameters.ToFilter(), parameters.Request, ct)).ToAnswer(page => PagedAnswer.Of(page, AuditEventResponse.From));

    /// <summary>Writes all events out as CSV or JSON lines, oldest first, without pages.</summary>
    [Get("export")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/jsonl", "text/csv")]
    public async Task<IActionResult> Export(Caller caller, HolderId id, AuditEventExportParameters parameters, CancellationToken ct) =>
        (await export.WriteAsync(caller, id.Kind, id.Value, parameters.ToFilter(), parameters.Format, ct)).ToAnswer(file => new TextFileResult(file));

    /// <summary>Reads one event.</summary>
    [Get("{audit_event_id}")]
    [ProducesResponseType<AuditEventResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, HolderId id, AuditEventKey key, CancellationToken ct) =>
        (await queries.GetAsync(caller, id.Kind, id.Value, key.AuditEventId, ct)).ToAnswer(row => ApiAnswers.Ok(AuditEventResponse.From(row)));
}

/// <summary>The audit log of the instance, for administrators.</summary>
[Route("api/v4/audit_events")]
[Tags("Audit events")]
public sealed class InstanceAuditEventsController(AuditQueries queries, AuditExport export) : ControllerBase
{
    /// <summary>Lists events, newest first.</summary>
    [Get]
    [ProducesResponseType<AuditEventResponse[]>(StatusCodes.Status200OK)]
    public async Task<IActionResult> List(Caller caller, AuditEventListParameters parameters, CancellationToken ct) =>
        (await queries.ListAsync(caller, ResourceKind.Instance, 0, parameters.ToFilter(), parameters.Request, ct)).ToAnswer(page => PagedAnswer.Of(page, AuditEventResponse.From));

    /// <summary>Writes all events out as CSV or JSON lines, oldest first, without pages.</summary>
    [Get("export")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/jsonl", "text/csv")]
    public async Task<IActionResult> Export(Caller caller, AuditEventExportParameters parameters, CancellationToken ct) =>
        (await export.WriteAsync(caller, ResourceKind.Instance, 0, parameters.ToFilter(), parameters.Format, ct)).ToAnswer(file => new TextFileResult(file));

    /// <summary>Reads one event.</summary>
    [Get("{audit_event_id}")]
    [ProducesResponseType<AuditEventResponse>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(Caller caller, AuditEventKey key, CancellationToken ct) =>
        (await queries.GetAsync(caller, ResourceKind.Instance, 0, key.AuditEventId, ct)).ToAnswer(row => ApiAnswers.Ok(AuditEventResponse.From(row)));
}
