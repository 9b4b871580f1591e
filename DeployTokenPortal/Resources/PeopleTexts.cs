using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of Administration > People, of invitations, and of a person's own profile and sessions.</summary>
public sealed class PeopleTexts(IStringLocalizer<PeopleTexts> texts)
{
    public string Accept => texts[nameof(Accept)];
    public string AcceptText => texts[nameof(AcceptText)];
    public string NotAccepted => texts[nameof(NotAccepted)];
    public string LinkCode => texts[nameof(LinkCode)];
    public string LinkCodeHelp => texts[nameof(LinkCodeHelp)];
    public string EnterLinkCode => texts[nameof(EnterLinkCode)];
    public string ChoosePassword => texts[nameof(ChoosePassword)];
    public string SetPassword => texts[nameof(SetPassword)];
    public string HasAccount => texts[nameof(HasAccount)];
    public string PageTitle => texts[nameof(PageTitle)];
    public string Lead => texts[nameof(Lead)];
    public string Invite => texts[nameof(Invite)];
    public string Search => texts[nameof(Search)];
    public string SearchExample => texts[nameof(SearchExample)];
    public string StateFilter => texts[nameof(StateFilter)];
    public string AnyState => texts[nameof(AnyState)];
    public string Active => texts[nameof(Active)];
    public string Invited => texts[nameof(Invited)];
    public string Blocked => texts[nameof(Blocked)];
    public string Caption => texts[nameof(Caption)];
    public string NameColumn => texts[nameof(NameColumn)];
    public string EmailColumn => texts[nameof(EmailColumn)];
    public string StateColumn => texts[nameof(StateColumn)];
    public string LastSignInColumn => texts[nameof(LastSignInColumn)];
    public string CreatedColumn => texts[nameof(CreatedColumn)];
    public string ActionsColumn => texts[nameof(ActionsColumn)];
    public string Administrator => texts[nameof(Administrator)];
    public string NeverSignedIn => texts[nameof(NeverSignedIn)];
    public string FailedTitle => texts[nameof(FailedTitle)];
    public string EmptyTitle => texts[nameof(EmptyTitle)];
    public string SearchedPeople => texts[nameof(SearchedPeople)];
    public string Edit => texts[nameof(Edit)];
    public string NewLink => texts[nameof(NewLink)];
    public string BlockItem => texts[nameof(BlockItem)];
    public string Unblock => texts[nameof(Unblock)];
    public string DeleteItem => texts[nameof(DeleteItem)];
    public string FormTitleNew => texts[nameof(FormTitleNew)];
    public string FormTitleEdit => texts[nameof(FormTitleEdit)];
    public string CloseForm => texts[nameof(CloseForm)];
    public string NotSaved => texts[nameof(NotSaved)];
    public string Name => texts[nameof(Name)];
    public string NameHelp => texts[nameof(NameHelp)];
    public string Email => texts[nameof(Email)];
    public string EmailHelp => texts[nameof(EmailHelp)];
    public string Username => texts[nameof(Username)];
    public string UsernameHelp => texts[nameof(UsernameHelp)];
    public string UsernameEditHelp => texts[nameof(UsernameEditHelp)];
    public string AdministratorHelp => texts[nameof(AdministratorHelp)];
    public string CreateLink => texts[nameof(CreateLink)];
    public string Save => texts[nameof(Save)];
    public string Cancel => texts[nameof(Cancel)];
    public string DiscardTitle => texts[nameof(DiscardTitle)];
    public string DiscardFact => texts[nameof(DiscardFact)];
    public string KeepForm => texts[nameof(KeepForm)];
    public string Discard => texts[nameof(Discard)];
    public string LinkField => texts[nameof(LinkField)];
    public string LinkWhat => texts[nameof(LinkWhat)];
    public string LinkWarning => texts[nameof(LinkWarning)];
    public string LinkWarningRest => texts[nameof(LinkWarningRest)];
    public string Done => texts[nameof(Done)];
    public string KeepPerson => texts[nameof(KeepPerson)];
    public string BlockPerson => texts[nameof(BlockPerson)];
    public string BlockConsequence => texts[nameof(BlockConsequence)];
    public string DeletePerson => texts[nameof(DeletePerson)];
    public string DeleteConsequence => texts[nameof(DeleteConsequence)];
    public string CreateNewLink => texts[nameof(CreateNewLink)];
    public string NewLinkConsequence => texts[nameof(NewLinkConsequence)];
    public string ProfileTitle => texts[nameof(ProfileTitle)];
    public string ProfileLead => texts[nameof(ProfileLead)];
    public string Account => texts[nameof(Account)];
    public string ProfileNotSaved => texts[nameof(ProfileNotSaved)];
    public string ProfileSaved => texts[nameof(ProfileSaved)];
    public string ReadOnlyHelp => texts[nameof(ReadOnlyHelp)];
    public string UsernameLabel => texts[nameof(UsernameLabel)];
    public string SessionsTitle => texts[nameof(SessionsTitle)];
    public string SessionsLead => texts[nameof(SessionsLead)];
    public string SessionsCaption => texts[nameof(SessionsCaption)];
    public string BrowserColumn => texts[nameof(BrowserColumn)];
    public string AddressColumn => texts[nameof(AddressColumn)];
    public string StartedColumn => texts[nameof(StartedColumn)];
    public string LastSeenColumn => texts[nameof(LastSeenColumn)];
    public string ThisSession => texts[nameof(ThisSession)];
    public string EndSession => texts[nameof(EndSession)];
    public string EndOthers => texts[nameof(EndOthers)];
    public string SessionsFailed => texts[nameof(SessionsFailed)];
    public string UnknownBrowser => texts[nameof(UnknownBrowser)];
    public string SessionEnded => texts[nameof(SessionEnded)];
    public string OthersEnded => texts[nameof(OthersEnded)];
    public string LeaveTitle => texts[nameof(LeaveTitle)];
    public string Stay => texts[nameof(Stay)];
    public string Leave => texts[nameof(Leave)];

    public string BrowserOn(string browser, string system) => texts[nameof(BrowserOn), browser, system];

    public string EndSessionOf(string browser) => texts[nameof(EndSessionOf), browser];

    public string LinkReady(string name) => texts[nameof(LinkReady), name];

    public string ValidUntil(string when) => texts[nameof(ValidUntil), when];

    public string LeaveFact(string name) => texts[nameof(LeaveFact), name];

    public string BlockQuestion(string name) => texts[nameof(BlockQuestion), name];

    public string DeleteQuestion(string name) => texts[nameof(DeleteQuestion), name];

    public string NewLinkQuestion(string name) => texts[nameof(NewLinkQuestion), name];

    public string BlockedStatus(string name) => texts[nameof(BlockedStatus), name];

    public string UnblockedStatus(string name) => texts[nameof(UnblockedStatus), name];

    public string DeletedStatus(string name) => texts[nameof(DeletedStatus), name];

    public string SavedStatus(string name) => texts[nameof(SavedStatus), name];

    public string LastSignInFact(string when) => texts[nameof(LastSignInFact), when];
}
