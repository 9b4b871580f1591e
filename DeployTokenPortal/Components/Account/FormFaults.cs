using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Components.Shared.Forms;

namespace DeployTokenPortal.Components.Account;

/// <summary>What is wrong with a form of a static page: for each field beside it, and all together on top.</summary>
/// <param name="fields">The form's fields in order: the use case's name, the control's id, the label.</param>
internal sealed class FormFaults(params IReadOnlyList<(string Field, string InputId, string Label)> fields)
{
    private readonly Dictionary<string, string> _messages = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the whole rather than with one field.</summary>
    public string? General { get; private set; }

    public bool Any => General is not null || _messages.Count > 0;

    /// <summary>The lines of the summary.</summary>
    public IReadOnlyList<FieldError> Summary =>
        [.. fields.Where(one => _messages.ContainsKey(one.Field)).Select(one => new FieldError(one.InputId, one.Label, _messages[one.Field]))];

    public string? Of(string field) => _messages.GetValueOrDefault(field);

    public void Require(string field, string? typed, string message)
    {
        if (string.IsNullOrWhiteSpace(typed))
            _messages[field] = message;
    }

    public void Add(Failure failure)
    {
        foreach (var fault in failure.Fields.Where(fault => fields.Any(one => one.Field == fault.Field)))
            _messages.TryAdd(fault.Field, fault.Message);
        if (_messages.Count == 0)
            General = failure.Message;
    }
}
