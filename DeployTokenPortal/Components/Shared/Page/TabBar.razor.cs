using DeployTokenPortal.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace DeployTokenPortal.Components.Shared.Page;

/// <summary>One tab.</summary>
/// <param name="Key">Given to <see cref="TabBar.SelectedChanged"/>.</param>
/// <param name="Text">What is written on it.</param>
/// <param name="Count">How much is behind it, or null.</param>
public sealed record TabItem(string Key, string Text, int? Count = null);

/// <summary>Tabs after the ARIA pattern: one tab stop, arrow keys, Home and End. Only the open panel's content is there.</summary>
public sealed partial class TabBar
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Name of the whole row of tabs.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<TabItem> Tabs { get; set; }

    [Parameter, EditorRequired]
    public required string Selected { get; set; }

    [Parameter]
    public EventCallback<string> SelectedChanged { get; set; }

    /// <summary>As head of a frame, on sunken ground.</summary>
    [Parameter]
    public bool Framed { get; set; }

    /// <summary>Content of the open tab.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    public required PageScript Script { get; init; }

    private string PanelId => $"{Id}-panel";

    private string TabId(string key) => $"{Id}-tab-{key}";

    private Task SelectAsync(string key) => key == Selected ? Task.CompletedTask : SelectedChanged.InvokeAsync(key);

    private async Task MoveAsync(KeyboardEventArgs e)
    {
        var at = Tabs.TakeWhile(tab => tab.Key != Selected).Count();
        int? target = e.Key switch
        {
            "ArrowRight" => (at + 1) % Tabs.Count,
            "ArrowLeft" => (at - 1 + Tabs.Count) % Tabs.Count,
            "Home" => 0,
            "End" => Tabs.Count - 1,
            _ => null,
        };

        if (target is { } index)
        {
            await SelectAsync(Tabs[index].Key);
            await Script.FocusAsync(TabId(Tabs[index].Key));
        }
    }
}
