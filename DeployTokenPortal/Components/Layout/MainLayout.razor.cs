using DeployTokenPortal.Components.Layout.Navigation;
using DeployTokenPortal.Components.Shared.States;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace DeployTokenPortal.Components.Layout;

/// <summary>The frame of every page inside the circuit: bar, drawer, page.</summary>
public sealed partial class MainLayout
{
    private const string DrawerId = "drawer";
    private const string DrawerButtonId = "drawer-button";

    private bool _isDrawerOpen = true;
    private PortalErrorBoundary? _boundary;

    [Inject]
    public required NavigationState State { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required LayoutTexts Texts { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    [Inject]
    public required IBrowserViewportService Viewport { get; init; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    private string PersonName { get; set; } = "";

    private bool CanAdminister { get; set; }

    /// <summary>A bare fragment would lead to the start page, because of the base address.</summary>
    private string SkipTarget => $"{new Uri(Navigation.Uri).PathAndQuery}#content";

    private IReadOnlyList<Crumb> Steps => State.Context.Kind switch
    {
        ContextKind.You => State.Crumbs,
        ContextKind.Group => [.. State.Context.Ancestors, new Crumb(State.Context.Name, PortalRoutes.Group(State.Context.Id)), .. State.Crumbs],
        ContextKind.Project => [.. State.Context.Ancestors, new Crumb(State.Context.Name, PortalRoutes.Project(State.Context.Id)), .. State.Crumbs],
        ContextKind.Administration => [new Crumb(Texts.Administration, PortalRoutes.Administration), .. State.Crumbs],
    };

    /// <summary>What a narrow bar shows instead of the breadcrumb: the step above the page.</summary>
    private string Here => Steps is [.., var above, _] ? above.Text : Steps is [var only] ? only.Text : Texts.ProductName;

    public void Dispose() => State.Changed -= OnStateChanged;

    protected override async Task OnInitializedAsync()
    {
        State.Changed += OnStateChanged;
        var user = (await Authentication).User;
        PersonName = user.Identity?.Name ?? "";
        CanAdminister = user.IsInRole(PortalRoles.Administrator);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Script.MarkInteractiveAsync();
    }

    protected override void OnParametersSet() => _boundary?.Recover();

    private void OnStateChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task ToggleDrawerAsync()
    {
        _isDrawerOpen = !_isDrawerOpen;

        if (_isDrawerOpen)
        {
            await Script.FocusAsync(DrawerId);
        }
    }

    // Only where it lies over the page; on a wide screen there is no button to open it again.
    private async Task CloseDrawerOnEscapeAsync(KeyboardEventArgs e)
    {
        if (e.Key == "Escape" && await Viewport.GetCurrentBreakpointAsync() < Breakpoint.Lg)
        {
            _isDrawerOpen = false;
            await Script.FocusAsync(DrawerButtonId);
        }
    }
}
