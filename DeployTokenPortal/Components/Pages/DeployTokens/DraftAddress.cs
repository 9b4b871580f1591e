using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.AspNetCore.WebUtilities;

namespace DeployTokenPortal.Components.Pages.DeployTokens;

/// <summary>An address that opens the form filled in: <c>?new&amp;name=ci&amp;scopes=read_registry,write_registry&amp;username=ci&amp;expires_at=2027-01-31</c>.</summary>
internal static class DraftAddress
{
    /// <summary>The address of a form that is filled in like a token.</summary>
    /// <param name="path">Of the CI/CD settings.</param>
    /// <param name="token">The token; its end is not taken over.</param>
    public static string Like(string path, DeployTokenView token) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["new"] = "",
        ["name"] = token.Name,
        ["scopes"] = string.Join(',', DeployTokenScopeNames.NamesOf(token.Scopes)),
    });

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
