namespace DeployTokenPortal.Components.Shared.Forms;

/// <summary>What a control inside a <see cref="Field"/> needs to be tied to its label, help and error.</summary>
/// <param name="InputId">Id of the control.</param>
/// <param name="HelpId">Id of the help line.</param>
/// <param name="ErrorId">Id of the error line.</param>
/// <param name="DescribedBy">Value for <c>aria-describedby</c>: help and error, whichever are there; null when none.</param>
/// <param name="Invalid">Value for <c>aria-invalid</c>: "true", or null.</param>
public sealed record FieldIds(string InputId, string HelpId, string ErrorId, string? DescribedBy, string? Invalid)
{
    public bool HasError => Invalid is not null;
}
