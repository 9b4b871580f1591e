using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Components.Shared.Dialogs;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace DeployTokenPortal.Components.Shared.TokenDialogs;

/// <summary>Asks a question about one token.</summary>
internal static class TokenDialogs
{
    /// <summary>Shows the dialog and waits for its answer.</summary>
    /// <returns>What the dialog closed with; null when the person kept things as they are.</returns>
    public static async Task<object?> AskAsync<TDialog>(this IDialogService dialogs, DeployTokenView token, string holderPath)
        where TDialog : ComponentBase
    {
        var parameters = new DialogParameters { ["HolderPath"] = holderPath, ["Token"] = token };
        var dialog = await dialogs.ShowAsync<TDialog>("", parameters, QuestionDialog.Options);
        return await dialog.Result is { Canceled: false } result ? result.Data : null;
    }
}
