using Microsoft.JSInterop;

namespace DeployTokenPortal.Components.Layout;

/// <summary>
/// The few things a page needs a script for: where the focus goes, what the address shows. Loaded once per circuit.
/// Call it from event handlers and after a render, never while prerendering. A circuit that is gone is no fault.
/// </summary>
public sealed class PageScript(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Sets <c>data-interactive</c> on the document: from now on clicks reach the circuit. Before, a prerendered page loses them.</summary>
    public Task MarkInteractiveAsync() => InvokeAsync("markInteractive");

    /// <summary>Moves the focus to the element with that id, once it is there.</summary>
    public Task FocusAsync(string id) => InvokeAsync("focus", id);

    /// <summary>Moves the focus to the first field of a form that has appeared, unless another field of the form has it already.</summary>
    public Task FocusFirstAsync(string id) => InvokeAsync("focusFirst", id);

    /// <summary>Moves the focus to the button inside the element with that id.</summary>
    public Task FocusButtonInAsync(string id) => InvokeAsync("focusButtonIn", id);

    public Task ScrollToAsync(string id) => InvokeAsync("scrollTo", id);

    /// <summary>Shows the fragment in the address without navigating; null takes it away.</summary>
    public Task SetFragmentAsync(string? fragment) => InvokeAsync("setFragment", fragment);

    /// <summary>Moves the focus into the dialog around the element and keeps it there while the dialog is open.</summary>
    public Task FocusInDialogAsync(string id) => InvokeAsync("focusInDialog", id);

    /// <summary>Gives the focus back to what had it before a menu or dialog, if nothing else has taken it.</summary>
    public Task ReturnFocusAsync() => InvokeAsync("returnFocus");

    public async ValueTask DisposeAsync()
    {
        if (_module is null)
        {
            return;
        }

        try
        {
            await (await _module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private async Task InvokeAsync(string function, params object?[] arguments)
    {
        try
        {
            _module ??= js.InvokeAsync<IJSObjectReference>("import", "/js/page.js").AsTask();
            await (await _module).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is looking any more.
        }
    }
}
