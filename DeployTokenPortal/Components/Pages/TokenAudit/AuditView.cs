using System.Collections.Frozen;
using System.Globalization;
using DeployTokenPortal.Application.TokenAudit;
using DeployTokenPortal.Application.TokenAudit.Counts;
using DeployTokenPortal.Application.TokenAudit.Tokens;
using DeployTokenPortal.Domain.DeployTokens;
using DeployTokenPortal.Domain.Scopes;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace DeployTokenPortal.Components.Pages.TokenAudit;

/// <summary>What an audit page shows; all of it stands in the address, so that a view can be passed on. What is not understood counts as not said.</summary>
/// <param name="Days">Length of the period.</param>
/// <param name="IsOwnOnly">Of a group only its own tokens.</param>
/// <param name="Filter">Which tokens are listed; none when empty.</param>
/// <param name="Thresholds">From when on something needs attention.</param>
/// <param name="Page">Page of the list, from 1.</param>
public sealed record AuditView(int Days, bool IsOwnOnly, AuditedTokenFilter Filter, AttentionThresholds Thresholds, int Page)
{
    private const int UsualDays = 90;
    private const string Own = "own";

    private static readonly AttentionThresholds s_usual = new();

    private static readonly FrozenDictionary<string, TokenNeed> s_needs = new Dictionary<string, TokenNeed>
    {
        ["can-write"] = TokenNeed.CanWrite,
        ["expiring-30"] = TokenNeed.Expiring30,
        ["never-used"] = TokenNeed.NeverUsed,
        ["used-30"] = TokenNeed.Used30,
        ["creator-left"] = TokenNeed.CreatorLeft,
        ["expiring"] = TokenNeed.Expiring,
        ["unwritten"] = TokenNeed.Unwritten,
        ["unused"] = TokenNeed.Unused,
        ["stale"] = TokenNeed.Stale,
        ["never-expires"] = TokenNeed.NeverExpires,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, DeployTokenState> s_states =
        Enum.GetValues<DeployTokenState>().ToFrozenDictionary(state => state.ToString().ToLowerInvariant());

    /// <summary>The view that a bare address shows.</summary>
    public static AuditView Usual { get; } = new(UsualDays, false, new AuditedTokenFilter(), s_usual, 1);

    /// <summary>Whether tokens are listed.</summary>
    public bool HasList => !Filter.IsEmpty;

    /// <summary>The view that an address asks for.</summary>
    /// <param name="valueOf">Gives the value of a parameter, or null.</param>
    public static AuditView Read(Func<string, string?> valueOf) => new(
        Chosen(valueOf("days"), Period.Choices, UsualDays),
        valueOf("below") == Own,
        new AuditedTokenFilter(
            DeployTokenScopeNames.Find(valueOf("scope") ?? ""),
            Found(s_states, valueOf("state")),
            Found(s_needs, valueOf("need"))),
        new AttentionThresholds(
            Chosen(valueOf("expiring"), AttentionThresholds.ExpiringChoices, s_usual.ExpiringDays), Chosen(valueOf("idle"), AttentionThresholds.IdleChoices, s_usual.IdleDays)),
        int.TryParse(valueOf("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

    /// <summary>The address of the view; what is as usual is left out.</summary>
    /// <param name="path">Of an audit page or of its file.</param>
    public string On(string path)
    {
        var query = new QueryBuilder();
        Add(query, "days", Days == UsualDays ? null : Number(Days));
        Add(query, "below", IsOwnOnly ? Own : null);
        Add(query, "scope", Filter.Scope is { } scope ? DeployTokenScopeNames.NameOf(scope) : null);
        Add(query, "state", Filter.State?.ToString().ToLowerInvariant());
        Add(query, "need", Filter.Need is { } need ? s_needs.Single(entry => entry.Value == need).Key : null);
        Add(query, "expiring", Thresholds.ExpiringDays == s_usual.ExpiringDays ? null : Number(Thresholds.ExpiringDays));
        Add(query, "idle", Thresholds.IdleDays == s_usual.IdleDays ? null : Number(Thresholds.IdleDays));
        Add(query, "page", Page == 1 ? null : Number(Page));
        return path + query;
    }

    /// <summary>The same view with other tokens listed, from the first page on.</summary>
    public AuditView Listing(AuditedTokenFilter filter) => this with { Filter = filter, Page = 1 };

    private static T? Found<T>(FrozenDictionary<string, T> known, string? text)
        where T : struct => text is not null && known.TryGetValue(text, out var value) ? value : null;

    private static int Chosen(string? text, IReadOnlyList<int> choices, int usual) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && choices.Contains(number) ? number : usual;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (!StringValues.IsNullOrEmpty(value))
            query.Add(name, value!);
    }
}
