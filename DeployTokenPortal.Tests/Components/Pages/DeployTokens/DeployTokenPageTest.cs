using AngleSharp.Dom;
using Bunit;
using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Pages.DeployTokens;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace DeployTokenPortal.Tests.Components.Pages.DeployTokens;

/// <summary>Base of tests of the CI/CD settings page, over the real use cases: group <c>acme</c>, project <c>acme/svc</c>, an administrator signed in.</summary>
public abstract class DeployTokenPageTest : PortalComponentTest
{
    protected HolderRef Acme { get; private set; } = new(0, "");

    protected HolderRef Svc { get; private set; } = new(0, "");

    protected Caller Root { get; private set; } = Caller.System;

    /// <summary>Menus and dialogs are drawn here, not in the page.</summary>
    protected IRenderedComponent<MudPopoverProvider> Menus { get; private set; } = null!;

    protected IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = null!;

    protected async Task<IRenderedComponent<CiCdSettings>> OpenProjectAsync(string query = "", params IEnumerable<string> names)
    {
        await PrepareAsync();
        foreach (var name in names)
            await AddTokenAsync(name);
        return Open(query, page => page.Add(page => page.ProjectId, Svc.Id));
    }

    protected async Task<IRenderedComponent<CiCdSettings>> OpenGroupAsync()
    {
        await PrepareAsync();
        return Open("", page => page.Add(page => page.GroupId, Acme.Id));
    }

    /// <summary>The tree, with the administrator signed in.</summary>
    protected async Task PrepareAsync()
    {
        Root = await SignInAsync("root", isAdministrator: true);
        Acme = await Portal.AddGroupAsync(Root, "acme");
        Svc = await Portal.AddProjectAsync(Root, "svc", Acme);
    }

    protected async Task<DeployTokenReveal> AddTokenAsync(
        string name, DeployTokenScopes scopes = DeployTokenScopes.ReadRegistry, DateTimeOffset? expiresAt = null) => TestPortal.Succeeded(
        await Portal.Get<DeployTokenService>().CreateAsync(Root, HolderKind.Project, Svc.Id, new DeployTokenInput(name, name, scopes, expiresAt), Ct));

    protected IRenderedComponent<CiCdSettings> Open(string query, Action<ComponentParameterCollectionBuilder<CiCdSettings>> parameters)
    {
        Use<HolderQueries>();
        Use<DeployTokenQueries>();
        Use<DeployTokenService>();
        Use<RegistryConnectionQueries>();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/projects/{Svc.Id}/settings/ci-cd{query}");
        RenderProviders();
        var page = Render(parameters);
        page.WaitForElement("table, .empty, form");
        return page;
    }

    /// <summary>What menus and dialogs of the next page are drawn in.</summary>
    protected void RenderProviders() => (Menus, Dialogs) = (Render<MudPopoverProvider>(), Render<MudDialogProvider>());

    /// <summary>Opens the form, fills in what is given and submits it.</summary>
    protected static async Task<IRenderedComponent<CiCdSettings>> SubmitAsync(
        IRenderedComponent<CiCdSettings> page, string name = "", string username = "", string expiry = "", params IEnumerable<string> scopes)
    {
        await OpenFormAsync(page);
        await page.Find("#token-name").InputAsync(name);
        await page.Find("#token-username").InputAsync(username);
        await page.Find("#token-expiry").InputAsync(expiry);
        foreach (var scope in scopes)
            await Scope(page, scope).ChangeAsync(true);
        await page.Find("form").SubmitAsync();
        return page;
    }

    protected static Task OpenFormAsync(IRenderedComponent<CiCdSettings> page) => Button(page, "New deploy token").ClickAsync(new());

    protected static IElement Scope(IRenderedComponent<CiCdSettings> page, string scope) => page.Find($"#token-scopes-{scope}");

    /// <summary>The button with this text.</summary>
    protected static IElement Button(IRenderedComponent<IComponent> within, string text) =>
        within.FindAll("button").Single(button => button.TextContent.Trim() == text);
}
