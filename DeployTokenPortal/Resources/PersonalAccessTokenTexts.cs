using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the personal access token page.</summary>
public sealed class PersonalAccessTokenTexts(IStringLocalizer<PersonalAccessTokenTexts> texts)
{
    public string PageTitle => texts[nameof(PageTitle)];
    public string Account => texts[nameof(Account)];
    public string Lead => texts[nameof(Lead)];
    public string NewToken => texts[nameof(NewToken)];
    public string Tabs => texts[nameof(Tabs)];
    public string ActiveTab => texts[nameof(ActiveTab)];
    public string InactiveTab => texts[nameof(InactiveTab)];
    public string Caption => texts[nameof(Caption)];
    public string NameColumn => texts[nameof(NameColumn)];
    public string ScopesColumn => texts[nameof(ScopesColumn)];
    public string ExpiresColumn => texts[nameof(ExpiresColumn)];
    public string EndedColumn => texts[nameof(EndedColumn)];
    public string LastUsedColumn => texts[nameof(LastUsedColumn)];
    public string CreatedColumn => texts[nameof(CreatedColumn)];
    public string ActionsColumn => texts[nameof(ActionsColumn)];
    public string Revoke => texts[nameof(Revoke)];
    public string FailedTitle => texts[nameof(FailedTitle)];
    public string EmptyTitle => texts[nameof(EmptyTitle)];
    public string EmptyText => texts[nameof(EmptyText)];
    public string EmptyInactiveTitle => texts[nameof(EmptyInactiveTitle)];
    public string EmptyInactiveText => texts[nameof(EmptyInactiveText)];
    public string FormTitle => texts[nameof(FormTitle)];
    public string CloseForm => texts[nameof(CloseForm)];
    public string NotCreated => texts[nameof(NotCreated)];
    public string Name => texts[nameof(Name)];
    public string NameHelp => texts[nameof(NameHelp)];
    public string ExpiryUnreadable => texts[nameof(ExpiryUnreadable)];
    public string ScopesLegend => texts[nameof(ScopesLegend)];
    public string ApiHelp => texts[nameof(ApiHelp)];
    public string ReadApiHelp => texts[nameof(ReadApiHelp)];
    public string ReadRegistryHelp => texts[nameof(ReadRegistryHelp)];
    public string WriteRegistryHelp => texts[nameof(WriteRegistryHelp)];
    public string TickedWith => texts[nameof(TickedWith)];
    public string PushAlsoPulls => texts[nameof(PushAlsoPulls)];
    public string Create => texts[nameof(Create)];
    public string Cancel => texts[nameof(Cancel)];
    public string DiscardTitle => texts[nameof(DiscardTitle)];
    public string DiscardFact => texts[nameof(DiscardFact)];
    public string KeepForm => texts[nameof(KeepForm)];
    public string Discard => texts[nameof(Discard)];
    public string SaveNow => texts[nameof(SaveNow)];
    public string SaveNowRest => texts[nameof(SaveNowRest)];
    public string UsernameField => texts[nameof(UsernameField)];
    public string UsernameWhat => texts[nameof(UsernameWhat)];
    public string TokenField => texts[nameof(TokenField)];
    public string TokenWhat => texts[nameof(TokenWhat)];
    public string Commands => texts[nameof(Commands)];
    public string LoginHint => texts[nameof(LoginHint)];
    public string Saved => texts[nameof(Saved)];
    public string LeaveTitle => texts[nameof(LeaveTitle)];
    public string Stay => texts[nameof(Stay)];
    public string Leave => texts[nameof(Leave)];
    public string KeepToken => texts[nameof(KeepToken)];
    public string RevokeToken => texts[nameof(RevokeToken)];
    public string NothingUsedYet => texts[nameof(NothingUsedYet)];
    public string RevokeConsequence => texts[nameof(RevokeConsequence)];

    public string Ready(string name) => texts[nameof(Ready), name];

    public string LeaveFact(string name) => texts[nameof(LeaveFact), name];

    public string RevokeQuestion(string name) => texts[nameof(RevokeQuestion), name];

    public string RevokedStatus(string name) => texts[nameof(RevokedStatus), name];

    public string UsedFrom(string address) => texts[nameof(UsedFrom), address];
}
