using Microsoft.Extensions.Localization;

namespace DeployTokenPortal.Resources;

/// <summary>Words of the pages of groups and projects.</summary>
public sealed class GroupTexts(IStringLocalizer<GroupTexts> texts)
{
    public string NewGroupTitle => texts[nameof(NewGroupTitle)];
    public string NewGroupLead => texts[nameof(NewGroupLead)];
    public string NewProjectTitle => texts[nameof(NewProjectTitle)];
    public string NotCreated => texts[nameof(NotCreated)];
    public string NotSaved => texts[nameof(NotSaved)];
    public string Name => texts[nameof(Name)];
    public string GroupNameHelp => texts[nameof(GroupNameHelp)];
    public string ProjectNameHelp => texts[nameof(ProjectNameHelp)];
    public string Path => texts[nameof(Path)];
    public string Description => texts[nameof(Description)];
    public string Visibility => texts[nameof(Visibility)];
    public string Private => texts[nameof(Private)];
    public string PrivateHelp => texts[nameof(PrivateHelp)];
    public string Internal => texts[nameof(Internal)];
    public string InternalHelp => texts[nameof(InternalHelp)];
    public string Public => texts[nameof(Public)];
    public string PublicHelp => texts[nameof(PublicHelp)];
    public string CreateGroup => texts[nameof(CreateGroup)];
    public string CreateProject => texts[nameof(CreateProject)];
    public string Cancel => texts[nameof(Cancel)];
    public string NewGroup => texts[nameof(NewGroup)];
    public string NewSubgroup => texts[nameof(NewSubgroup)];
    public string NewProject => texts[nameof(NewProject)];
    public string Groups => texts[nameof(Groups)];
    public string GroupsLead => texts[nameof(GroupsLead)];
    public string AllGroupsLead => texts[nameof(AllGroupsLead)];
    public string Projects => texts[nameof(Projects)];
    public string ProjectsLead => texts[nameof(ProjectsLead)];
    public string AllProjectsLead => texts[nameof(AllProjectsLead)];
    public string SubgroupsAndProjects => texts[nameof(SubgroupsAndProjects)];
    public string SearchGroups => texts[nameof(SearchGroups)];
    public string SearchProjects => texts[nameof(SearchProjects)];
    public string SearchExample => texts[nameof(SearchExample)];
    public string NameColumn => texts[nameof(NameColumn)];
    public string LevelColumn => texts[nameof(LevelColumn)];
    public string TokensColumn => texts[nameof(TokensColumn)];
    public string VisibilityColumn => texts[nameof(VisibilityColumn)];
    public string NoLevel => texts[nameof(NoLevel)];
    public string EmptyGroupsTitle => texts[nameof(EmptyGroupsTitle)];
    public string EmptyGroupsText => texts[nameof(EmptyGroupsText)];
    public string EmptyGroupsMember => texts[nameof(EmptyGroupsMember)];
    public string EmptyProjectsTitle => texts[nameof(EmptyProjectsTitle)];
    public string EmptyProjectsText => texts[nameof(EmptyProjectsText)];
    public string EmptyContentsTitle => texts[nameof(EmptyContentsTitle)];
    public string EmptyContentsText => texts[nameof(EmptyContentsText)];
    public string SearchedGroups => texts[nameof(SearchedGroups)];
    public string SearchedProjects => texts[nameof(SearchedProjects)];
    public string FailedTitle => texts[nameof(FailedTitle)];
    public string About => texts[nameof(About)];
    public string Members => texts[nameof(Members)];
    public string CreatedOn => texts[nameof(CreatedOn)];
    public string Connect => texts[nameof(Connect)];
    public string ConnectText => texts[nameof(ConnectText)];
    public string DeployTokens => texts[nameof(DeployTokens)];
    public string ManageTokens => texts[nameof(ManageTokens)];

    public string NewSubgroupLead(string path) => texts[nameof(NewSubgroupLead), path];

    public string NewProjectLead(string path) => texts[nameof(NewProjectLead), path];

    public string PathHelp(string path) => texts[nameof(PathHelp), path];

    public string LevelFrom(string level, string path) => texts[nameof(LevelFrom), level, path];
    public string NotFoundTitle => texts[nameof(NotFoundTitle)];
    public string NotFoundText => texts[nameof(NotFoundText)];
    public string ForbiddenTitle => texts[nameof(ForbiddenTitle)];
    public string ForbiddenText => texts[nameof(ForbiddenText)];
    public string GoHome => texts[nameof(GoHome)];
    public string ConnectGroupText => texts[nameof(ConnectGroupText)];
}
