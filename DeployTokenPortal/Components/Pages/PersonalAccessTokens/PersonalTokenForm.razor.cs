using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.PersonalAccessTokens;
using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Scopes;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.PersonalAccessTokens;

/// <summary>The form of a new personal access token. Fields are checked when they are left and on submit, by the rules of the use case.</summary>
public sealed partial class PersonalTokenForm
{
    private const string NameId = "personal-token-name";
    private const string ExpiryId = "personal-token-expiry";
    private const string ScopesId = "personal-token-scopes";
    private const string ScopesErrorId = "personal-token-scopes-error";
    private static readonly string[] s_fields =
        [nameof(PersonalAccessTokenInput.Name), nameof(PersonalAccessTokenInput.ExpiresAt), nameof(PersonalAccessTokenInput.Scopes)];

    private readonly HashSet<string> _checked = [];
    private string _name = "";
    private string _expiresOn = "";
    private PersonalAccessTokenScopes _scopes;
    private bool _isReadTickedAlong;
    private IReadOnlyList<FieldFailure> _faults = [];
    private IReadOnlyList<FieldError> _errors = [];
    private ErrorSummary? _summary;
    private bool _isBusy;
    private bool _mayLeave;

    [Parameter]
    public EventCallback<PersonalAccessTokenReveal> OnCreated { get; set; }

    /// <summary>The person gave the form up.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    public required PersonalAccessTokenService Service { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required PersonalAccessTokenTexts Texts { get; init; }

    private bool IsDirty => !_mayLeave && (_name.Length > 0 || _expiresOn.Length > 0 || _scopes != PersonalAccessTokenScopes.None);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Script.FocusFirstAsync(NameId);
    }

    private PersonalAccessTokenInput ToInput() =>
        new(_name, _scopes, ExpiryField.Read(_expiresOn) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null);

    private void SetName(string value) => Change(nameof(PersonalAccessTokenInput.Name), () => _name = value);

    private void SetExpiry(string value) => Change(nameof(PersonalAccessTokenInput.ExpiresAt), () => _expiresOn = value);

    private void Toggle(PersonalAccessTokenScopes scope, ChangeEventArgs e) => Change(nameof(PersonalAccessTokenInput.Scopes), () =>
    {
        var isOn = e.Value is true;
        _scopes = isOn ? _scopes | scope : _scopes & ~scope;
        if (scope == PersonalAccessTokenScopes.WriteRegistry && isOn && !_scopes.HasFlag(PersonalAccessTokenScopes.ReadRegistry))
            (_scopes, _isReadTickedAlong) = (_scopes | PersonalAccessTokenScopes.ReadRegistry, true);
        else if (!_scopes.HasFlag(PersonalAccessTokenScopes.ReadRegistry | PersonalAccessTokenScopes.WriteRegistry))
            _isReadTickedAlong = false;
    });

    /// <summary>A field with an error is judged again at every key; one without only when it is left.</summary>
    private void Change(string field, Action change)
    {
        change();
        if (_checked.Contains(field))
            Check(field);
    }

    private void Check(string field)
    {
        _checked.Add(field);
        _faults = Faults();
    }

    private IReadOnlyList<FieldFailure> Faults()
    {
        var faults = ToInput().FindFaults(Time.GetUtcNow())?.Fields ?? [];
        var isUnreadable = _expiresOn.Trim().Length > 0 && ExpiryField.Read(_expiresOn) is null;
        return isUnreadable ? [.. faults, new FieldFailure(nameof(PersonalAccessTokenInput.ExpiresAt), Texts.ExpiryUnreadable)] : faults;
    }

    private string? ErrorOf(string field) => _checked.Contains(field) ? _faults.FirstOrDefault(fault => fault.Field == field)?.Message : null;

    private async Task CreateAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            _checked.UnionWith(s_fields);
            _faults = Faults();
            var result = _faults.Count > 0
                ? Failure.Invalid(_faults)
                : await Service.CreateAsync(await Callers.GetAsync(), ToInput(), CancellationToken.None);
            if (result.IsSuccess)
            {
                _mayLeave = true;
                await OnCreated.InvokeAsync(result.Value);
                return;
            }

            Complain(result.Failure);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Complain(Failure failure)
    {
        _faults = failure.Fields;
        _errors = _faults.Count == 0
            ? [new FieldError(NameId, Texts.FormTitle, failure.Message)]
            : [.. _faults.OrderBy(fault => Array.IndexOf(s_fields, fault.Field)).Select(fault => new FieldError(IdOf(fault.Field), LabelOf(fault.Field), fault.Message))];
        _summary?.FocusAfterRender();
    }

    private static string IdOf(string field) => field switch
    {
        nameof(PersonalAccessTokenInput.ExpiresAt) => ExpiryId,
        nameof(PersonalAccessTokenInput.Scopes) => ScopesId,
        _ => NameId,
    };

    private string LabelOf(string field) => field switch
    {
        nameof(PersonalAccessTokenInput.ExpiresAt) => Texts.ExpiresColumn,
        nameof(PersonalAccessTokenInput.Scopes) => Texts.ScopesColumn,
        _ => Texts.Name,
    };

    private string HelpOf(PersonalAccessTokenScopes scope) => scope switch
    {
        PersonalAccessTokenScopes.Api => Texts.ApiHelp,
        PersonalAccessTokenScopes.ReadApi => Texts.ReadApiHelp,
        PersonalAccessTokenScopes.ReadRegistry => Texts.ReadRegistryHelp,
        PersonalAccessTokenScopes.WriteRegistry => Texts.WriteRegistryHelp,
        _ => "",
    };

    private async Task CloseAsync()
    {
        if (!IsDirty || await MayDiscardAsync())
        {
            _mayLeave = true;
            await OnClosed.InvokeAsync();
        }
    }

    private async Task GuardAsync(LocationChangingContext context)
    {
        if (IsDirty && !await MayDiscardAsync())
            context.PreventNavigation();
    }

    private Task<bool> MayDiscardAsync() =>
        LeaveDialog.AskAsync(Dialogs, Texts.DiscardTitle, Texts.DiscardFact, Texts.KeepForm, Texts.Discard);
}
