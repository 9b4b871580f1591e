using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Shared.Forms;

/// <summary>One line of text with label, help and error.</summary>
public sealed partial class TextInput
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Value { get; set; }

    /// <summary>On each keystroke.</summary>
    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>On leaving the field: the moment to judge it.</summary>
    [Parameter]
    public EventCallback OnLeft { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public RenderFragment? HelpContent { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public RenderFragment? After { get; set; }

    /// <summary>Only an example, never the label.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>Form key on static pages.</summary>
    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public string Type { get; set; } = "text";

    [Parameter]
    public string? Autocomplete { get; set; }

    [Parameter]
    public string? InputMode { get; set; }

    [Parameter]
    public int? MaxLength { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>For paths, usernames and codes.</summary>
    [Parameter]
    public bool Mono { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private Task OnInputAsync(ChangeEventArgs e) => ValueChanged.InvokeAsync((string?)e.Value ?? "");
}
