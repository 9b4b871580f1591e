using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Components.Shared.Dialogs;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Resources;
using MudBlazor;

namespace DeployTokenPortal.Components.Pages.Registries;

/// <summary>Asks before a connection is deleted, and says what follows.</summary>
internal static class ConnectionQuestion
{
    /// <summary>Whether the person wants it.</summary>
    public static Task<bool> AskAsync(IDialogService dialogs, RegistryTexts texts, RegistryConnectionView connection) => LeaveDialog.AskAsync(
        dialogs,
        texts.RemoveQuestion(connection.Name),
        connection.Format == RegistryFormat.Oci ? texts.RemoveConsequence
            : connection.HasPassword ? texts.RemovePackagesWithPassword : texts.RemovePackages,
        texts.Keep,
        texts.RemoveConfirm);
}
