using DeployTokenPortal.Api.Common.Paging;
using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Auditing;
using DeployTokenPortal.Application.Auditing.Export;

namespace DeployTokenPortal.Api.Auditing;

public sealed record AuditEventKey : ParameterSet
{
    [RequiredParameter, ParameterHelp("Number of the event.", Example = 48213)]
    public long AuditEventId { get; init; }
}

public sealed record AuditEventListParameters : PageParameters
{
    [ParameterHelp("Only at or after this instant.", Example = "2026-11-01")]
    public DateTimeOffset? CreatedAfter { get; init; }

    [ParameterHelp("Only before this instant.", Example = "2026-12-01")]
    public DateTimeOffset? CreatedBefore { get; init; }

    [ParameterHelp("Only events of this name.", Example = "deploy_token_created")]
    public string? EventName { get; init; }

    internal AuditFilter ToFilter() => new(Event: EventName, From: CreatedAfter, Until: CreatedBefore);
}

public sealed record AuditEventExportParameters : ParameterSet
{
    [ParameterHelp("jsonl or csv.", Example = "csv")]
    public AuditExportFormat Format { get; init; } = AuditExportFormat.JsonLines;

    [ParameterHelp("Only at or after this instant.", Example = "2026-11-01")]
    public DateTimeOffset? CreatedAfter { get; init; }

    [ParameterHelp("Only before this instant.", Example = "2026-12-01")]
    public DateTimeOffset? CreatedBefore { get; init; }

    [ParameterHelp("Only events of this name.", Example = "deploy_token_created")]
    public string? EventName { get; init; }

    internal AuditFilter ToFilter() => new(Event: EventName, From: CreatedAfter, Until: CreatedBefore);
}
