using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the audit log.</summary>
public sealed class AuditTexts(IStringLocalizer<AuditTexts> texts)
{
    public string Title => texts[nameof(Title)];
    public string Lead => texts[nameof(Lead)];
    public string Search => texts[nameof(Search)];
    public string SearchExample => texts[nameof(SearchExample)];
    public string EventFilter => texts[nameof(EventFilter)];
    public string AnyEvent => texts[nameof(AnyEvent)];
    public string DoorFilter => texts[nameof(DoorFilter)];
    public string AnyDoor => texts[nameof(AnyDoor)];
    public string From => texts[nameof(From)];
    public string Until => texts[nameof(Until)];
    public string TimeColumn => texts[nameof(TimeColumn)];
    public string WhoColumn => texts[nameof(WhoColumn)];
    public string EventColumn => texts[nameof(EventColumn)];
    public string WhereColumn => texts[nameof(WhereColumn)];
    public string ThroughColumn => texts[nameof(ThroughColumn)];
    public string DetailsColumn => texts[nameof(DetailsColumn)];
    public string DetailsOf(string name, string time) => texts[nameof(DetailsOf), name, time];
    public string Field => texts[nameof(Field)];
    public string Before => texts[nameof(Before)];
    public string After => texts[nameof(After)];
    public string Agent => texts[nameof(Agent)];
    public string Row => texts[nameof(Row)];
    public string What => texts[nameof(What)];
    public string Instance => texts[nameof(Instance)];
    public string Nobody => texts[nameof(Nobody)];
    public string Portal => texts[nameof(Portal)];
    public string DoorWeb => texts[nameof(DoorWeb)];
    public string DoorApi => texts[nameof(DoorApi)];
    public string DoorRegistry => texts[nameof(DoorRegistry)];
    public string DoorCommand => texts[nameof(DoorCommand)];
    public string EmptyTitle => texts[nameof(EmptyTitle)];
    public string EmptyText => texts[nameof(EmptyText)];
    public string Searched => texts[nameof(Searched)];
    public string FailedTitle => texts[nameof(FailedTitle)];
    public string Export => texts[nameof(Export)];
    public string ExportCsv => texts[nameof(ExportCsv)];
    public string ExportJson => texts[nameof(ExportJson)];
    public string CheckNow => texts[nameof(CheckNow)];
    public string NotChecked => texts[nameof(NotChecked)];
    public string RowChanged => texts[nameof(RowChanged)];
    public string RowMissing => texts[nameof(RowMissing)];
    public string RowAdded => texts[nameof(RowAdded)];
    public string Hash => texts[nameof(Hash)];
    public string Checking(string rows) => texts[nameof(Checking), rows];
    public string BrokenAt(string row) => texts[nameof(BrokenAt), row];
    public string UnbrokenUpTo(string row) => texts[nameof(UnbrokenUpTo), row];
    public string Checked(string when) => texts[nameof(Checked), when];
    public string WithToken(string token) => texts[nameof(WithToken), token];
}
