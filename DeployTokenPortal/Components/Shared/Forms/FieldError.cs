namespace DeployTokenPortal.Components.Shared.Forms;

/// <summary>One line of an <see cref="ErrorSummary"/>.</summary>
/// <param name="InputId">Id of the control, where the link leads.</param>
/// <param name="Label">The field's label.</param>
/// <param name="Message">What to do, beginning in lower case: "enter a name".</param>
public sealed record FieldError(string InputId, string Label, string Message);
