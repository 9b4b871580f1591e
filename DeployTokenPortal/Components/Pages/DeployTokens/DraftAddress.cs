using DeployTokenPortal.Domain.Scopes;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.Components.Pages.DeployTokens;

/// <summary>An address that opens the form filled in: <c>?new&amp;name=ci&amp;scopes=read_registry,write_registry&amp;username=ci&amp;expires_at=2027-01-31</c>.</summary>
internal static class DraftAddress
{
    /// <summary>The draft, or null when the address does not ask for the form. What is not understood is left out.</summary>
    public static TokenDraft? Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        if (!query.ContainsKey("new"))
            return null;
        var draft = new TokenDraft
        {
            Name = query.TryGetValue("name", out var name) ? name.ToString() : "",
            Username = query.TryGetValue("username", out var username) ? username.ToString() : "",
            ExpiresOn = query.TryGetValue("expires_at", out var end) ? end.ToString() : "",
        };
        if (query.TryGetValue("scopes", out var scopes))
        {
            draft.Choose(scopes.ToString().Split(',', StringSplitOptions.TrimEntries)
                .Select(DeployTokenScopeNames.Find).OfType<DeployTokenScopes>()
                .Aggregate(DeployTokenScopes.None, (set, scope) => set | scope));
        }

        return draft;
    }
}
