using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace DeployTokenPortal.Components;

/// <summary>The static document around every page. Pages that set cookies opt out of the circuit.</summary>
public sealed partial class App
{
    [Inject]
    public required LayoutTexts Texts { get; init; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; init; }

    private IComponentRenderMode? PageRenderMode =>
        HttpContext.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
}
