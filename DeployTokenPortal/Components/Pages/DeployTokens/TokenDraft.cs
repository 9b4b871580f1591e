using DeployTokenPortal.Application.DeployTokens;
using DeployTokenPortal.Components.Shared.Forms;
using DeployTokenPortal.Domain.Scopes;

namespace DeployTokenPortal.Components.Pages.DeployTokens;

/// <summary>What is typed into the form, exactly as typed; lives only as long as the form.</summary>
public sealed class TokenDraft
{
    public string Name { get; set; } = "";

    public string Username { get; set; } = "";

    /// <summary>As typed; empty for never.</summary>
    public string ExpiresOn { get; set; } = "";

    public DeployTokenScopes Scopes { get; private set; }

    /// <summary>Whether read_registry was ticked for the person, because a push also pulls.</summary>
    public bool IsReadTickedAlong { get; private set; }

    /// <summary>Whether anything was typed or ticked.</summary>
    public bool IsDirty => Name.Length > 0 || Username.Length > 0 || ExpiresOn.Length > 0 || Scopes != DeployTokenScopes.None;

    /// <summary>The typed day, or null when it is empty or no day.</summary>
    public DateOnly? Day => ExpiryField.Read(ExpiresOn);

    /// <summary>Whether something is typed that is no day.</summary>
    public bool IsDayUnreadable => ExpiresOn.Trim().Length > 0 && Day is null;

    /// <summary>Ticks or unticks one scope. Ticking write_registry ticks read_registry too; unticking read afterwards is allowed.</summary>
    public void Toggle(DeployTokenScopes scope, bool isOn)
    {
        Scopes = isOn ? Scopes | scope : Scopes & ~scope;
        if (scope == DeployTokenScopes.WriteRegistry && isOn && !Scopes.HasFlag(DeployTokenScopes.ReadRegistry))
        {
            Scopes |= DeployTokenScopes.ReadRegistry;
            IsReadTickedAlong = true;
        }
        else if (!Scopes.HasFlag(DeployTokenScopes.ReadRegistry) || !Scopes.HasFlag(DeployTokenScopes.WriteRegistry))
        {
            IsReadTickedAlong = false;
        }
    }

    /// <summary>Replaces the scopes, by a preset or the address.</summary>
    public void Choose(DeployTokenScopes scopes)
    {
        Scopes = scopes;
        IsReadTickedAlong = false;
    }

    /// <summary>What the use case is asked for. A day means its start, 00:00 UTC.</summary>
    public DeployTokenInput ToInput() => new(
        Name, Username, Scopes, Day is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null);

    /// <summary>A draft like an existing token, without its end.</summary>
    public static TokenDraft Like(DeployTokenView token)
    {
        var draft = new TokenDraft { Name = token.Name };
        draft.Choose(token.Scopes);
        return draft;
    }
}

/// <summary>A common purpose and the scopes it needs.</summary>
internal sealed record TokenPreset(string Text, DeployTokenScopes Scopes)
{
    /// <summary>The presets in the order drawn.</summary>
    public static IReadOnlyList<TokenPreset> All(Resources.DeployTokenTexts texts) =>
    [
        new(texts.PresetPull, DeployTokenScopes.ReadRegistry),
        new(texts.PresetPush, DeployTokenScopes.ReadRegistry | DeployTokenScopes.WriteRegistry),
        new(texts.PresetPublish, DeployTokenScopes.ReadPackageRegistry | DeployTokenScopes.WritePackageRegistry),
        new(texts.PresetRead, DeployTokenScopes.ReadRepository | DeployTokenScopes.ReadRegistry | DeployTokenScopes.ReadPackageRegistry),
    ];
}
