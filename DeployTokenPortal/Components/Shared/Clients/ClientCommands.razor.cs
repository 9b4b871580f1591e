using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Shared.Page;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Configuration;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>Ready commands for every client of what is connected to a group or project: for one token, or for any.</summary>
public sealed partial class ClientCommands
{
    /// <summary>Stands for the username while no token is at hand.</summary>
    private const string UsernamePlace = "USERNAME";
    private const string TokenPlace = "TOKEN";

    private IReadOnlyList<TabItem> _tabs = [];
    private string _client = "";
    private ClientPlan? _plan;

    [Parameter, EditorRequired]
    public required HolderView Holder { get; set; }

    /// <summary>Id of the input that holds the secret; null when there is none on the page.</summary>
    [Parameter]
    public string? SecretInputId { get; set; }

    /// <summary>The token's; null when it is not known which token it will be.</summary>
    [Parameter]
    public string? Username { get; set; }

    /// <summary>What the token may; null likewise.</summary>
    [Parameter]
    public DeployTokenScopes? Scopes { get; set; }

    /// <summary>Below the commands, in the frame.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    public required RegistryConnectionQueries Registries { get; init; }

    [Inject]
    public required PublicAddress Address { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required DeployTokenTexts Texts { get; init; }

    private RegistryClient Client => Enum.Parse<RegistryClient>(_client);

    protected override async Task OnInitializedAsync()
    {
        var caller = await Callers.GetAsync();
        var images = await Registries.FindImageRegistryAsync(caller, Holder.Kind, Holder.Id, CancellationToken.None);
        var formats = await Registries.ListFormatsAsync(caller, Holder.Kind, Holder.Id, CancellationToken.None);
        _plan = new ClientPlan(Address.Base, Holder.Kind, Holder.Id, Holder.FullPath, Username ?? UsernamePlace, Scopes, images, formats);
        _tabs = [.. _plan.Clients.Select(client => new TabItem(client.ToString(), RegistryClients.NameOf(client)))];
        _client = _tabs.Count > 0 ? _tabs[0].Key : "";
    }

    private string CaptionOf(Snippet snippet)
    {
        var what = SnippetWords.CaptionOf(snippet.Kind, Texts);
        if (snippet.Text.Contains(Snippet.SecretMark, StringComparison.Ordinal))
            what = $"{what} {(SecretInputId is null ? Texts.ReplaceToken : Texts.TokenFilledIn)}";
        return snippet.Text.Contains(PackageSource.ProjectPlace, StringComparison.Ordinal) ? $"{what} {Texts.ReplaceProject}" : what;
    }
}
