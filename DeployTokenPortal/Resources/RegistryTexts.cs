using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the pages about registries and signing keys.</summary>
public sealed class RegistryTexts(IStringLocalizer<RegistryTexts> texts)
{
    public string Title => texts[nameof(Title)];
    public string Lead => texts[nameof(Lead)];
    public string ConnectTitle => texts[nameof(ConnectTitle)];
    public string ConnectLead => texts[nameof(ConnectLead)];
    public string PasteTitle => texts[nameof(PasteTitle)];
    public string Versions => texts[nameof(Versions)];
    public string Replaces => texts[nameof(Replaces)];
    public string ConfigWhat => texts[nameof(ConfigWhat)];
    public string CertificateTitle => texts[nameof(CertificateTitle)];
    public string Download => texts[nameof(Download)];
    public string SignsWith => texts[nameof(SignsWith)];
    public string Fingerprint => texts[nameof(Fingerprint)];
    public string NextKey => texts[nameof(NextKey)];
    public string RestartNote => texts[nameof(RestartNote)];
    public string TestTitle => texts[nameof(TestTitle)];
    public string Address => texts[nameof(Address)];
    public string AddressHelp => texts[nameof(AddressHelp)];
    public string Test => texts[nameof(Test)];
    public string TestAgain => texts[nameof(TestAgain)];
    public string Save => texts[nameof(Save)];
    public string Cancel => texts[nameof(Cancel)];
    public string NotSaved => texts[nameof(NotSaved)];
    public string EmptyTitle => texts[nameof(EmptyTitle)];
    public string EmptyText => texts[nameof(EmptyText)];
    public string NameColumn => texts[nameof(NameColumn)];
    public string Remove => texts[nameof(Remove)];
    public string RemoveConsequence => texts[nameof(RemoveConsequence)];
    public string Keep => texts[nameof(Keep)];
    public string RemoveConfirm => texts[nameof(RemoveConfirm)];
    public string KeysTitle => texts[nameof(KeysTitle)];
    public string KeysLead => texts[nameof(KeysLead)];
    public string Key => texts[nameof(Key)];
    public string State => texts[nameof(State)];
    public string SignsFrom => texts[nameof(SignsFrom)];
    public string PublishedUntil => texts[nameof(PublishedUntil)];
    public string Signing => texts[nameof(Signing)];
    public string Next => texts[nameof(Next)];
    public string Old => texts[nameof(Old)];
    public string NoEnd => texts[nameof(NoEnd)];
    public string Rotate => texts[nameof(Rotate)];
    public string RotateQuestion => texts[nameof(RotateQuestion)];
    public string RotateConsequence => texts[nameof(RotateConsequence)];
    public string RotateAtOnce => texts[nameof(RotateAtOnce)];
    public string RotateConfirm => texts[nameof(RotateConfirm)];
    public string RotateAtOnceLabel => texts[nameof(RotateAtOnceLabel)];
    public string KeepKeys => texts[nameof(KeepKeys)];
    public string HolderLead => texts[nameof(HolderLead)];
    public string EmptyHolderText => texts[nameof(EmptyHolderText)];
    public string RemovePackages => texts[nameof(RemovePackages)];
    public string RemovePackagesWithPassword => texts[nameof(RemovePackagesWithPassword)];
    public string NewTitle => texts[nameof(NewTitle)];
    public string NewLead => texts[nameof(NewLead)];
    public string ImagesElsewhere => texts[nameof(ImagesElsewhere)];
    public string Format => texts[nameof(Format)];
    public string FormatHelp => texts[nameof(FormatHelp)];
    public string Serves => texts[nameof(Serves)];
    public string WholeInstance => texts[nameof(WholeInstance)];
    public string WholeInstanceHelp => texts[nameof(WholeInstanceHelp)];
    public string OneHolder => texts[nameof(OneHolder)];
    public string OneHolderHelp => texts[nameof(OneHolderHelp)];
    public string HolderPath => texts[nameof(HolderPath)];
    public string HolderPathHelp => texts[nameof(HolderPathHelp)];
    public string UnknownPath => texts[nameof(UnknownPath)];
    public string Kind => texts[nameof(Kind)];
    public string Hosted => texts[nameof(Hosted)];
    public string HostedHelp => texts[nameof(HostedHelp)];
    public string Virtual => texts[nameof(Virtual)];
    public string VirtualHelp => texts[nameof(VirtualHelp)];
    public string Upstream => texts[nameof(Upstream)];
    public string UpstreamUsername => texts[nameof(UpstreamUsername)];
    public string UpstreamUsernameHelp => texts[nameof(UpstreamUsernameHelp)];
    public string UpstreamPassword => texts[nameof(UpstreamPassword)];
    public string PasswordHelp => texts[nameof(PasswordHelp)];
    public string PasswordStored => texts[nameof(PasswordStored)];
    public string ForgetPassword => texts[nameof(ForgetPassword)];
    public string NameField => texts[nameof(NameField)];
    public string NameHelp => texts[nameof(NameHelp)];
    public string Enabled => texts[nameof(Enabled)];
    public string EnabledHelp => texts[nameof(EnabledHelp)];
    public string SaveChanges => texts[nameof(SaveChanges)];
    public string EnabledTag => texts[nameof(EnabledTag)];
    public string DisabledTag => texts[nameof(DisabledTag)];
    public string SharedTag => texts[nameof(SharedTag)];
    public string Images => texts[nameof(Images)];
    public string GenericFiles => texts[nameof(GenericFiles)];
    public string Edit => texts[nameof(Edit)];
    public string Disable => texts[nameof(Disable)];
    public string Enable => texts[nameof(Enable)];
    public string ActionsColumn => texts[nameof(ActionsColumn)];
    public string TheGroup => texts[nameof(TheGroup)];
    public string PartedNote => texts[nameof(PartedNote)];
    public string SharedByGroup => texts[nameof(SharedByGroup)];
    public string SharedByInstance => texts[nameof(SharedByInstance)];
    public string TestLead => texts[nameof(TestLead)];
    public string TestImagesLead => texts[nameof(TestImagesLead)];
    public string SetupTitle => texts[nameof(SetupTitle)];
    public string SetupLead => texts[nameof(SetupLead)];
    public string IntoHttp => texts[nameof(IntoHttp)];
    public string IntoServer => texts[nameof(IntoServer)];
    public string IntoCaddyfile => texts[nameof(IntoCaddyfile)];
    public string IntoTraefik => texts[nameof(IntoTraefik)];
    public string IntoFilters => texts[nameof(IntoFilters)];
    public string IntoVirtualHost => texts[nameof(IntoVirtualHost)];
    public string IntoClusters => texts[nameof(IntoClusters)];
    public string FileStore => texts[nameof(FileStore)];
    public string VerdaccioCaption => texts[nameof(VerdaccioCaption)];
    public string FileStoreCaption => texts[nameof(FileStoreCaption)];
    public string GitCaption => texts[nameof(GitCaption)];

    public string SignsWithSince(string algorithm, string day) => texts[nameof(SignsWithSince), algorithm, day];

    public string NextKeyFrom(string published, string from) => texts[nameof(NextKeyFrom), published, from];

    public string Passed(string good, string all) => texts[nameof(Passed), good, all];

    public string RemoveQuestion(string name) => texts[nameof(RemoveQuestion), name];

    public string UpstreamHelp(string after) => texts[nameof(UpstreamHelp), after];

    public string SavedStatus(string name) => texts[nameof(SavedStatus), name];

    public string SharedByAll(string group) => texts[nameof(SharedByAll), group];

    public string SetupFor(string program) => texts[nameof(SetupFor), program];

    public string SetupPart(string program, string number) => texts[nameof(SetupPart), program, number];
}
