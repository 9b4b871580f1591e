using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Components.Shared.Session;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Pages.Registries;

/// <summary>The form of a connection. What is typed stays as it is until it is accepted; a stored password is kept unless it is replaced.</summary>
public sealed partial class ConnectionForm
{
    private ConnectionDraft _draft = new();
    private IReadOnlyList<FieldFailure> _faults = [];
    private IReadOnlyList<FieldError> _errors = [];
    private ErrorSummary? _summary;
    private bool _isBusy;

    /// <summary>What is changed; null for a new one.</summary>
    [Parameter]
    public RegistryConnectionView? Connection { get; set; }

    /// <summary>The group or project whose settings these are; null where an administrator chooses.</summary>
    [Parameter]
    public HolderView? Holder { get; set; }

    [Parameter, EditorRequired]
    public required string CancelHref { get; set; }

    [Parameter]
    public EventCallback<RegistryConnectionView> OnSaved { get; set; }

    [Inject]
    public required RegistryConnectionService Connections { get; init; }

    [Inject]
    public required HolderQueries Holders { get; init; }

    [Inject]
    public required CallerProvider Callers { get; init; }

    [Inject]
    public required RegistryTexts Texts { get; init; }

    private ConnectionWords Words => new(Texts);

    // A path that is still being typed may be a group's or a project's; until it is known, the wider reach is warned of.
    private ResourceKind HolderKind => Connection?.HolderKind ?? Holder?.Kind ?? (_draft.IsForHolder ? ResourceKind.Group : ResourceKind.Instance);

    protected override void OnInitialized() => _draft = Connection is null ? new ConnectionDraft() : ConnectionDraft.Of(Connection);

    private void ChooseFormat(ChangeEventArgs e)
    {
        if (Enum.TryParse<RegistryFormat>(e.Value?.ToString(), out var format))
            _draft.Format = format;
        if (_draft.Format == RegistryFormat.Git)
            _draft.Kind = RegistryConnectionKind.Hosted;
    }

    private async Task SubmitAsync()
    {
        if (_isBusy)
            return;
        _isBusy = true;
        var result = await SaveAsync(await Callers.GetAsync());
        _isBusy = false;
        Show(result.Failure);
        if (!result.IsSuccess)
            return;
        _draft = ConnectionDraft.Of(result.Value); // The typed password is gone with it.
        await OnSaved.InvokeAsync(result.Value);
    }

    private async Task<Result<RegistryConnectionView>> SaveAsync(Caller caller)
    {
        if (Connection is not null)
            return await Connections.UpdateAsync(caller, Connection.Id, _draft.ToChange(), CancellationToken.None);
        var (kind, id) = Holder is null ? (ResourceKind.Instance, 0L) : (Holder.Kind, Holder.Id);
        if (Holder is null && _draft.IsForHolder)
        {
            if (await Holders.FindByPathAsync(caller, _draft.HolderPath.Trim(), CancellationToken.None) is not { } found)
                return Failure.Invalid(nameof(ConnectionDraft.HolderPath), Texts.UnknownPath);
            (kind, id) = found;
        }

        return await Connections.CreateAsync(caller, _draft.ToInput(kind, id), CancellationToken.None);
    }

    private void Show(Failure? failure)
    {
        _faults = failure?.Fields ?? [];
        _errors = failure switch
        {
            null => [],
            { Fields.Count: 0 } => [new FieldError(IdOf(nameof(RegistryConnectionInput.UpstreamUrl)), Texts.Upstream, failure.Message)],
            _ => [.. _faults.DistinctBy(fault => fault.Field).Select(fault => new FieldError(IdOf(fault.Field), Words.LabelOf(fault.Field), fault.Message))],
        };
        if (failure is not null)
            _summary?.FocusAfterRender();
    }

    private string? ErrorOf(string field) => _faults.FirstOrDefault(fault => fault.Field == field)?.Message;

    private static string IdOf(string field) => field switch
    {
        nameof(RegistryConnectionInput.Kind) => "connection-hosted",
        _ => $"connection-{field.ToLowerInvariant()}",
    };
}
