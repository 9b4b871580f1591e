using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the deploy token section.</summary>
public sealed class DeployTokenTexts(IStringLocalizer<DeployTokenTexts> texts)
{
    public string PageTitle => texts[nameof(PageTitle)];
    public string Section => texts[nameof(Section)];
    public string LeadProject => texts[nameof(LeadProject)];
    public string LeadGroup => texts[nameof(LeadGroup)];
    public string WhichScope => texts[nameof(WhichScope)];
    public string NewToken => texts[nameof(NewToken)];
    public string Tabs => texts[nameof(Tabs)];
    public string ActiveTab => texts[nameof(ActiveTab)];
    public string InactiveTab => texts[nameof(InactiveTab)];
    public string Search => texts[nameof(Search)];
    public string SearchExample => texts[nameof(SearchExample)];
    public string AnyScope => texts[nameof(AnyScope)];
    public string ScopeFilter => texts[nameof(ScopeFilter)];
    public string CreatedByAnyone => texts[nameof(CreatedByAnyone)];
    public string CreatorFilter => texts[nameof(CreatorFilter)];
    public string Caption => texts[nameof(Caption)];
    public string NameColumn => texts[nameof(NameColumn)];
    public string ScopesColumn => texts[nameof(ScopesColumn)];
    public string ExpiresColumn => texts[nameof(ExpiresColumn)];
    public string EndedColumn => texts[nameof(EndedColumn)];
    public string LastUsedColumn => texts[nameof(LastUsedColumn)];
    public string CreatedColumn => texts[nameof(CreatedColumn)];
    public string ActionsColumn => texts[nameof(ActionsColumn)];
    public string Rotate => texts[nameof(Rotate)];
    public string CreateAnother => texts[nameof(CreateAnother)];
    public string Revoke => texts[nameof(Revoke)];
    public string SortBy => texts[nameof(SortBy)];
    public string EmptyTitle => texts[nameof(EmptyTitle)];
    public string EmptyText => texts[nameof(EmptyText)];
    public string EmptyInactiveTitle => texts[nameof(EmptyInactiveTitle)];
    public string EmptyInactiveText => texts[nameof(EmptyInactiveText)];
    public string SearchedTokens => texts[nameof(SearchedTokens)];
    public string FailedTitle => texts[nameof(FailedTitle)];
    public string ShowList => texts[nameof(ShowList)];
    public string ShowInactive => texts[nameof(ShowInactive)];
    public string FormTitle => texts[nameof(FormTitle)];
    public string CloseForm => texts[nameof(CloseForm)];
    public string StartFrom => texts[nameof(StartFrom)];
    public string PresetPull => texts[nameof(PresetPull)];
    public string PresetPush => texts[nameof(PresetPush)];
    public string PresetPublish => texts[nameof(PresetPublish)];
    public string PresetRead => texts[nameof(PresetRead)];
    public string Name => texts[nameof(Name)];
    public string NameHelp => texts[nameof(NameHelp)];
    public string Expiry => texts[nameof(Expiry)];
    public string ExpiryHelp => texts[nameof(ExpiryHelp)];
    public string ExpiryUnreadable => texts[nameof(ExpiryUnreadable)];
    public string ChooseDay => texts[nameof(ChooseDay)];
    public string Days30 => texts[nameof(Days30)];
    public string Days90 => texts[nameof(Days90)];
    public string OneYear => texts[nameof(OneYear)];
    public string NoDate => texts[nameof(NoDate)];
    public string Username => texts[nameof(Username)];
    public string UsernameDefault => texts[nameof(UsernameDefault)];
    public string ScopesLegend => texts[nameof(ScopesLegend)];
    public string TickedWith => texts[nameof(TickedWith)];
    public string PushAlsoPulls => texts[nameof(PushAlsoPulls)];
    public string Create => texts[nameof(Create)];
    public string Cancel => texts[nameof(Cancel)];
    public string NotCreated => texts[nameof(NotCreated)];
    public string ReadRepositoryHelp => texts[nameof(ReadRepositoryHelp)];
    public string ReadRegistryHelp => texts[nameof(ReadRegistryHelp)];
    public string WriteRegistryHelp => texts[nameof(WriteRegistryHelp)];
    public string ReadPackageRegistryHelp => texts[nameof(ReadPackageRegistryHelp)];
    public string WritePackageRegistryHelp => texts[nameof(WritePackageRegistryHelp)];
    public string ReadVirtualRegistryHelp => texts[nameof(ReadVirtualRegistryHelp)];
    public string WriteVirtualRegistryHelp => texts[nameof(WriteVirtualRegistryHelp)];
    public string SummaryTitle => texts[nameof(SummaryTitle)];
    public string SummaryNothing => texts[nameof(SummaryNothing)];
    public string SummaryThisToken => texts[nameof(SummaryThisToken)];
    public string CanPull => texts[nameof(CanPull)];
    public string CanPush => texts[nameof(CanPush)];
    public string CanClone => texts[nameof(CanClone)];
    public string CanDownload => texts[nameof(CanDownload)];
    public string CanPublish => texts[nameof(CanPublish)];
    public string CanVirtualRead => texts[nameof(CanVirtualRead)];
    public string CanVirtualWrite => texts[nameof(CanVirtualWrite)];
    public string CanOtherProject => texts[nameof(CanOtherProject)];
    public string CanOtherGroup => texts[nameof(CanOtherGroup)];
    public string PushWithoutPull => texts[nameof(PushWithoutPull)];
    public string NeverStops => texts[nameof(NeverStops)];
    public string StopsTomorrow => texts[nameof(StopsTomorrow)];
    public string LeaveTitle => texts[nameof(LeaveTitle)];
    public string LeaveFormTitle => texts[nameof(LeaveFormTitle)];
    public string LeaveFormFact => texts[nameof(LeaveFormFact)];
    public string KeepForm => texts[nameof(KeepForm)];
    public string DiscardForm => texts[nameof(DiscardForm)];
    public string Stay => texts[nameof(Stay)];
    public string Leave => texts[nameof(Leave)];
    public string SaveNow => texts[nameof(SaveNow)];
    public string SaveNowRest => texts[nameof(SaveNowRest)];
    public string UsernameField => texts[nameof(UsernameField)];
    public string TokenField => texts[nameof(TokenField)];
    public string UsernameWhat => texts[nameof(UsernameWhat)];
    public string TokenWhat => texts[nameof(TokenWhat)];
    public string Download => texts[nameof(Download)];
    public string ShowQr => texts[nameof(ShowQr)];
    public string HideQr => texts[nameof(HideQr)];
    public string QrTitle => texts[nameof(QrTitle)];
    public string QrWarning => texts[nameof(QrWarning)];
    public string Clients => texts[nameof(Clients)];
    public string CopyCommands => texts[nameof(CopyCommands)];
    public string ConnectOne => texts[nameof(ConnectOne)];
    public string Waiting => texts[nameof(Waiting)];
    public string Saved => texts[nameof(Saved)];
    public string NeverUsedYet => texts[nameof(NeverUsedYet)];
    public string NothingBreaks => texts[nameof(NothingBreaks)];
    public string RevokeConsequence => texts[nameof(RevokeConsequence)];
    public string StillNeeded => texts[nameof(StillNeeded)];
    public string RotateInstead => texts[nameof(RotateInstead)];
    public string RotateInsteadRest => texts[nameof(RotateInsteadRest)];
    public string Reaches => texts[nameof(Reaches)];
    public string KeepToken => texts[nameof(KeepToken)];
    public string RevokeToken => texts[nameof(RevokeToken)];
    public string RotateConsequence => texts[nameof(RotateConsequence)];
    public string OldSecretWorks => texts[nameof(OldSecretWorks)];
    public string OverlapNone => texts[nameof(OverlapNone)];
    public string OverlapHour => texts[nameof(OverlapHour)];
    public string OverlapDay => texts[nameof(OverlapDay)];
    public string OverlapWeek => texts[nameof(OverlapWeek)];
    public string RotateToken => texts[nameof(RotateToken)];
    public string NoRegistry => texts[nameof(NoRegistry)];
    public string NothingForScopes => texts[nameof(NothingForScopes)];
    public string PackagesHelpLink => texts[nameof(PackagesHelpLink)];
    public string TokenFilledIn => texts[nameof(TokenFilledIn)];
    public string ReplaceToken => texts[nameof(ReplaceToken)];
    public string PasteShell => texts[nameof(PasteShell)];
    public string PasteUse => texts[nameof(PasteUse)];
    public string PasteManifest => texts[nameof(PasteManifest)];
    public string PasteNpmrc => texts[nameof(PasteNpmrc)];
    public string PasteMavenHeader => texts[nameof(PasteMavenHeader)];
    public string PasteMavenBasic => texts[nameof(PasteMavenBasic)];
    public string PastePom => texts[nameof(PastePom)];
    public string PasteGradleProperties => texts[nameof(PasteGradleProperties)];
    public string PasteGradleBuild => texts[nameof(PasteGradleBuild)];
    public string PasteNuGetConfig => texts[nameof(PasteNuGetConfig)];
    public string PasteNuGetSource => texts[nameof(PasteNuGetSource)];
    public string PasteNetrc => texts[nameof(PasteNetrc)];
    public string PastePypirc => texts[nameof(PastePypirc)];
    public string PasteUvProject => texts[nameof(PasteUvProject)];
    public string TokenOfGroupAbove => texts[nameof(TokenOfGroupAbove)];
    public string ReplaceProject => texts[nameof(ReplaceProject)];

    public string PageLead(string path) => texts[nameof(PageLead), path];

    public string SectionNote(string active) => texts[nameof(SectionNote), active];

    public string SectionNoteExpiring(string active, string count) => texts[nameof(SectionNoteExpiring), active, count];

    public string SectionNoteExpiringMany(string active, string count) => texts[nameof(SectionNoteExpiringMany), active, count];

    public string WasCreated(string name) => texts[nameof(WasCreated), name];

    public string WasRotated(string name) => texts[nameof(WasRotated), name];

    public string OnlyOwners(string path, string level) => texts[nameof(OnlyOwners), path, level];

    public string By(string name) => texts[nameof(By), name];

    public string UsedFrom(string use, string address) => texts[nameof(UsedFrom), use, address];

    public string RevokedBy(string name) => texts[nameof(RevokedBy), name];

    public string ListLine(string active, string inactive) => texts[nameof(ListLine), active, inactive];

    public string RevokedStatus(string name) => texts[nameof(RevokedStatus), name];

    public string SummaryReachesProject(string path) => texts[nameof(SummaryReachesProject), path];

    public string SummaryReachesGroup(string path) => texts[nameof(SummaryReachesGroup), path];

    public string StopsInDays(string days) => texts[nameof(StopsInDays), days];

    public string LeaveFact(string name) => texts[nameof(LeaveFact), name];

    public string Ready(string name) => texts[nameof(Ready), name];

    public string RotatedReady(string name) => texts[nameof(RotatedReady), name];

    public string CommandsFor(string client) => texts[nameof(CommandsFor), client];

    public string FirstUse(string use) => texts[nameof(FirstUse), use];

    public string RevokeQuestion(string name) => texts[nameof(RevokeQuestion), name];

    public string InUse(string when) => texts[nameof(InUse), when];

    public string RotateQuestion(string name) => texts[nameof(RotateQuestion), name];

    public string CommandsPart(string name, string number) => texts[nameof(CommandsPart), name, number];

    public string Open => texts[nameof(Open)];
}
