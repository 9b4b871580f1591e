using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Shared.Forms;

/// <summary>
/// A read-only value with its copy button. The value is asked for while rendering and kept nowhere in the component, so a
/// secret lives in this one input only: the button and every command on the page copy from it. Use it outside any form.
/// </summary>
public sealed partial class CopyField
{
    private bool _isShown;

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Label, also spoken: "Token" becomes "Token copied".</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The label inside a sentence: "token" for "Copy token", "Show token".</summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    /// <summary>Asked at each render. For a secret hand over a method group, not a captured string.</summary>
    [Parameter, EditorRequired]
    public required Func<string> Value { get; set; }

    /// <summary>Bullets until "Show …" is pressed.</summary>
    [Parameter]
    public bool Masked { get; set; }

    [Parameter]
    public string? DescribedBy { get; set; }

    [Inject]
    public required SharedTexts Texts { get; init; }
}
