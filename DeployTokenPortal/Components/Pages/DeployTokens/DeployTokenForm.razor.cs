using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Components.Layout;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Components.Shared.Holders;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.DeployTokens;

/// <summary>The form of a new token. Fields are checked when they are left and on submit, by the rules of the use case; nothing typed is lost.</summary>
public sealed partial class DeployTokenForm
{
    private const string NameId = "token-name";
    private const string ExpiryId = "token-expiry";
    private const string UsernameId = "token-username";
    private const string ScopesId = "token-scopes";

    private readonly HashSet<string> _checked = [];
    private IReadOnlyList<TokenPreset> _presets = [];
    private IReadOnlyList<FieldFailure> _faults = [];
    private IReadOnlyList<FieldError> _errors = [];
    private ErrorSummary? _summary;
    private bool _isBusy;
    private bool _mayLeave;
    private int _version;

    [Parameter, EditorRequired]
    public required HolderView Holder { get; set; }

    /// <summary>What is typed; changed in place.</summary>
    [Parameter, EditorRequired]
    public required TokenDraft Draft { get; set; }

    [Parameter]
    public EventCallback<DeployTokenReveal> OnCreated { get; set; }

    /// <summary>The person gave the form up.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    public required DeployTokenService Service { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required PageScript Script { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required DeployTokenTexts Texts { get; init; }

    protected override void OnInitialized() => _presets = TokenPreset.All(Texts);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Script.FocusFirstAsync(NameId);
    }

    private void SetName(string value) => Change(nameof(DeployTokenInput.Name), () => Draft.Name = value);

    private void SetUsername(string value) => Change(nameof(DeployTokenInput.Username), () => Draft.Username = value);

    private void SetExpiry(string value) => Change(nameof(DeployTokenInput.ExpiresAt), () => Draft.ExpiresOn = value);

    private void Choose(TokenPreset preset) => Change(nameof(DeployTokenInput.Scopes), () => Draft.Choose(preset.Scopes));

    private void ScopesChanged() => Change(nameof(DeployTokenInput.Scopes), () => { });

    /// <summary>A field with an error is judged again at every key; one without only when it is left.</summary>
    private void Change(string field, Action change)
    {
        change();
        _version++;
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
        var faults = Draft.ToInput().Check(Time.GetUtcNow()).Failure?.Fields ?? [];
        return Draft.IsDayUnreadable ? [.. faults, new FieldFailure(nameof(DeployTokenInput.ExpiresAt), Texts.ExpiryUnreadable)] : faults;
    }

    private string? ErrorOf(string field) => _checked.Contains(field) ? _faults.FirstOrDefault(fault => fault.Field == field)?.Message : null;

    private async Task CreateAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        try
        {
            _checked.UnionWith([nameof(DeployTokenInput.Name), nameof(DeployTokenInput.ExpiresAt), nameof(DeployTokenInput.Username), nameof(DeployTokenInput.Scopes)]);
            _faults = Faults();
            if (_faults.Count > 0)
            {
                Complain();
                return;
            }

            var result = await Service.CreateAsync(await Callers.GetAsync(), Holder.Kind.ToHolderKind(), Holder.Id, Draft.ToInput(), CancellationToken.None);
            if (result.IsSuccess)
            {
                _mayLeave = true;
                await OnCreated.InvokeAsync(result.Value);
                return;
            }

            _faults = result.Failure.Fields;
            Complain(result.Failure);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Complain(Failure? failure = null)
    {
        string[] order = [nameof(DeployTokenInput.Name), nameof(DeployTokenInput.ExpiresAt), nameof(DeployTokenInput.Username), nameof(DeployTokenInput.Scopes)];
        _errors = [.. _faults.OrderBy(fault => Array.IndexOf(order, fault.Field)).Select(fault => new FieldError(IdOf(fault.Field), LabelOf(fault.Field), fault.Message))];
        if (_errors.Count == 0 && failure is not null)
            _errors = [new FieldError(NameId, Texts.Section, failure.Message)];
        _summary?.FocusAfterRender();
    }

    private static string IdOf(string field) => field switch
    {
        nameof(DeployTokenInput.ExpiresAt) => ExpiryId,
        nameof(DeployTokenInput.Username) => UsernameId,
        nameof(DeployTokenInput.Scopes) => ScopesId,
        _ => NameId,
    };

    private string LabelOf(string field) => field switch
    {
        nameof(DeployTokenInput.ExpiresAt) => Texts.Expiry,
        nameof(DeployTokenInput.Username) => Texts.Username,
        nameof(DeployTokenInput.Scopes) => Texts.ScopesColumn,
        _ => Texts.Name,
    };

    private Task CloseOnEscapeAsync(KeyboardEventArgs e) => e.Key == "Escape" ? CloseAsync() : Task.CompletedTask;

    private async Task CloseAsync()
    {
        if (!Draft.IsDirty || await MayDiscardAsync())
        {
            _mayLeave = true;
            await OnClosed.InvokeAsync();
        }
    }

    private async Task GuardAsync(LocationChangingContext context)
    {
        if (Draft.IsDirty && !_mayLeave && !await MayDiscardAsync())
            context.PreventNavigation();
    }

    private async Task<bool> MayDiscardAsync() =>
        await LeaveDialog.AskAsync(Dialogs, Texts.LeaveFormTitle, Texts.LeaveFormFact, Texts.KeepForm, Texts.DiscardForm);
}
