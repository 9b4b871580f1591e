using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace DeployTokenPortal.Components.Layout.Navigation;

/// <summary>The drawer's content: context switcher, then the pages of the context with the open one marked.</summary>
public sealed partial class ContextNavigation
{
    private IReadOnlyList<NavEntry> _main = [];
    private IReadOnlyList<NavEntry> _captioned = [];
    private NavItem? _open;

    [Inject]
    public required NavigationState State { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required LayoutTexts Texts { get; init; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    [Parameter, EditorRequired]
    public required bool CanAdminister { get; set; }

    private string NavigationName => State.Context.Kind switch
    {
        ContextKind.You => Texts.YourWork,
        ContextKind.Group or ContextKind.Project => State.Context.Name,
        ContextKind.Administration => Texts.Administration,
    };

    public void Dispose()
    {
        State.Changed -= OnStateChanged;
        Navigation.LocationChanged -= OnLocationChanged;
    }

    protected override void OnInitialized()
    {
        State.Changed += OnStateChanged;
        Navigation.LocationChanged += OnLocationChanged;
        Refresh();
    }

    private void OnStateChanged() => _ = InvokeAsync(RefreshAndRender);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(RefreshAndRender);

    private void RefreshAndRender()
    {
        Refresh();
        StateHasChanged();
    }

    private void Refresh()
    {
        (_main, _captioned) = NavigationMenu.Build(State.Context, Texts);
        _open = NavigationMenu.FindOpen([.. _main, .. _captioned], new Uri(Navigation.Uri).AbsolutePath);
    }
}
