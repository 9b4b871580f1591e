namespace DeployTokenPortal.Components.Layout.Navigation;

/// <summary>
/// What the frame shows around the page: context, breadcrumb, which context items exist. One per circuit;
/// a page calls <see cref="Show"/> as soon as it knows what it belongs to.
/// </summary>
public sealed class NavigationState
{
    public event Action? Changed;

    public PageContext Context { get; private set; } = PageContext.ForYou();

    /// <summary>Steps below the context, the page itself last.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    /// <param name="context">What the page belongs to.</param>
    /// <param name="crumbs">Steps of the breadcrumb below the context; the last one names the page itself.</param>
    public void Show(PageContext context, params IReadOnlyList<Crumb> crumbs)
    {
        Context = context;
        Crumbs = crumbs;
        Changed?.Invoke();
    }
}
