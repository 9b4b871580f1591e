using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace DeployTokenPortal.Components.Shared.Page;

/// <summary>
/// A section of a settings page that folds. Its content exists only while it is open. The address keeps the open
/// section as fragment, and an address with that fragment opens it. A server never sees a fragment, hence after the first render.
/// </summary>
public sealed partial class SettingsSection : IDisposable
{
    private bool _isOpen;
    private bool _hasRendered;

    /// <summary>Id of the section, and the fragment that opens it.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>One line beside the title, readable while folded: "8 active, 1 expires this week".</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Open from the start.</summary>
    [Parameter]
    public bool InitiallyOpen { get; set; }

    [Parameter]
    public EventCallback<bool> OnToggled { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [Inject]
    public required SharedTexts Texts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    private string TitleId => $"{Id}-title";

    private string BodyId => $"{Id}-body";

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized()
    {
        _isOpen = InitiallyOpen || IsNamedBy(Navigation.Uri);
        Navigation.LocationChanged += OnLocationChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _hasRendered = true;

        // The browser looked for the fragment before the section had its content.
        if (IsNamedBy(Navigation.Uri))
        {
            await Script.ScrollToAsync(Id);
        }
    }

    private async Task ToggleAsync()
    {
        _isOpen = !_isOpen;

        if (_isOpen || IsNamedBy(Navigation.Uri))
        {
            await Script.SetFragmentAsync(_isOpen ? Id : null);
        }

        await OnToggled.InvokeAsync(_isOpen);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (_hasRendered && !_isOpen && IsNamedBy(e.Location))
        {
            _isOpen = true;
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private bool IsNamedBy(string uri) => new Uri(uri).Fragment.TrimStart('#') == Id;
}
