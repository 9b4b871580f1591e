using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the members pages.</summary>
public sealed class MemberTexts(IStringLocalizer<MemberTexts> texts)
{
    public string Title => texts[nameof(Title)];
    public string AddTitle => texts[nameof(AddTitle)];
    public string Person => texts[nameof(Person)];
    public string PersonHelp => texts[nameof(PersonHelp)];
    public string Level => texts[nameof(Level)];
    public string EndsOn => texts[nameof(EndsOn)];
    public string EndsOnHelp => texts[nameof(EndsOnHelp)];
    public string EndsOnUnreadable => texts[nameof(EndsOnUnreadable)];
    public string Add => texts[nameof(Add)];
    public string NotAdded => texts[nameof(NotAdded)];
    public string Search => texts[nameof(Search)];
    public string SearchExample => texts[nameof(SearchExample)];
    public string SearchedMembers => texts[nameof(SearchedMembers)];
    public string NameColumn => texts[nameof(NameColumn)];
    public string LevelColumn => texts[nameof(LevelColumn)];
    public string EndColumn => texts[nameof(EndColumn)];
    public string ActionsColumn => texts[nameof(ActionsColumn)];
    public string NoEnd => texts[nameof(NoEnd)];
    public string Blocked => texts[nameof(Blocked)];
    public string Change => texts[nameof(Change)];
    public string Remove => texts[nameof(Remove)];
    public string Keep => texts[nameof(Keep)];
    public string RemoveConfirm => texts[nameof(RemoveConfirm)];
    public string FailedTitle => texts[nameof(FailedTitle)];
    public string EmptyTitle => texts[nameof(EmptyTitle)];
    public string EmptyText => texts[nameof(EmptyText)];

    public string LeadProject(string path) => texts[nameof(LeadProject), path];

    public string LeadGroup(string path) => texts[nameof(LeadGroup), path];

    public string InheritedFrom(string path) => texts[nameof(InheritedFrom), path];

    public string LevelOf(string name) => texts[nameof(LevelOf), name];

    public string RemoveQuestion(string name) => texts[nameof(RemoveQuestion), name];

    public string RemoveConsequence(string name) => texts[nameof(RemoveConsequence), name];

    public string Changed(string name, string level) => texts[nameof(Changed), name, level];

    public string Added(string name, string level) => texts[nameof(Added), name, level];

    public string Removed(string name) => texts[nameof(Removed), name];
}
