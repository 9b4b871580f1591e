using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Groups;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Pages.Groups;

/// <summary>The form of a group or project. What is typed stays as it is until it is accepted.</summary>
public sealed partial class HolderForm
{
    private IReadOnlyList<FieldFailure> _faults = [];
    private IReadOnlyList<FieldError> _errors = [];
    private ErrorSummary? _summary;
    private bool _isBusy;

    /// <summary>Changed in place.</summary>
    [Parameter, EditorRequired]
    public required HolderDraft Draft { get; set; }

    /// <summary>Full path of the group above; empty at the top.</summary>
    [Parameter]
    public string ParentPath { get; set; } = "";

    [Parameter, EditorRequired]
    public required string NameHelp { get; set; }

    [Parameter, EditorRequired]
    public required string SubmitLabel { get; set; }

    [Parameter, EditorRequired]
    public required string FailureTitle { get; set; }

    [Parameter]
    public string? CancelHref { get; set; }

    /// <summary>Saves; the answer is null when it went well.</summary>
    [Parameter, EditorRequired]
    public required Func<HolderInput, Task<Failure?>> Save { get; set; }

    [Inject]
    public required GroupTexts Texts { get; init; }

    private string Preview => PathRule.Join(ParentPath, Draft.Path.Length == 0 ? "…" : Draft.Path.Trim());

    // The path follows the name until somebody writes it.
    private void SetName(string value)
    {
        Draft.Name = value;
        if (!Draft.IsPathTyped)
            Draft.Path = PathRule.Suggest(value);
    }

    private void SetPath(string value) => (Draft.Path, Draft.IsPathTyped) = (value, value.Length > 0);

    private string? ErrorOf(string field) => _faults.FirstOrDefault(fault => fault.Field == field)?.Message;

    private async Task SubmitAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        var failure = await Save(new HolderInput(Draft.Name, Draft.Path, Draft.Description, Draft.Visibility));
        _isBusy = false;
        _faults = failure?.Fields ?? [];
        _errors = failure switch
        {
            null => [],
            { Fields.Count: 0 } => [new FieldError("holder-name", Texts.Name, failure.Message)],
            _ => [.. _faults.Select(fault => new FieldError(IdOf(fault.Field), LabelOf(fault.Field), fault.Message))],
        };
        if (failure is not null)
            _summary?.FocusAfterRender();
    }

    private static string IdOf(string field) => field switch
    {
        nameof(HolderInput.Path) => "holder-path",
        nameof(HolderInput.Description) => "holder-description",
        _ => "holder-name",
    };

    private string LabelOf(string field) => field switch
    {
        nameof(HolderInput.Path) => Texts.Path,
        nameof(HolderInput.Description) => Texts.Description,
        _ => Texts.Name,
    };

    private IEnumerable<(Visibility Value, string Text, string Help)> Choices() =>
    [
        (Visibility.Private, Texts.Private, Texts.PrivateHelp),
        (Visibility.Internal, Texts.Internal, Texts.InternalHelp),
        (Visibility.Public, Texts.Public, Texts.PublicHelp),
    ];
}
