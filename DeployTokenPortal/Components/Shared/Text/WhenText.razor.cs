using System.Globalization;
using DeployTokenPortal.Components.Theme;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;

namespace DeployTokenPortal.Components.Shared.Text;

/// <summary>What an instant is about; decides words, colour and what null means.</summary>
public enum WhenMode
{
    /// <summary>Words first: "5 days ago"; the date below.</summary>
    Plain,

    /// <summary>End of validity: coloured by nearness, "expired 2 hours ago", null is "Never expires".</summary>
    Expiry,

    /// <summary>Last use: null is "Never used".</summary>
    Use,

    /// <summary>The date itself: "12 Mar 2026"; nothing below unless <see cref="WhenText.Detail"/> is given.</summary>
    Date,
}

/// <summary>An instant in words with the exact time in the tooltip, all in UTC.</summary>
public sealed partial class WhenText
{
    private string _words = "";
    private string _class = "when";
    private string? _icon;

    [Parameter, EditorRequired]
    public required DateTimeOffset? Value { get; set; }

    [Parameter]
    public WhenMode Mode { get; set; }

    /// <summary>Second line instead of the date, for example "push from 10.20.4.17".</summary>
    [Parameter]
    public string? Detail { get; set; }

    /// <summary>Everything on one line, for cards and fact lists.</summary>
    [Parameter]
    public bool Inline { get; set; }

    /// <summary>Only the words, no second line.</summary>
    [Parameter]
    public bool WordsOnly { get; set; }

    /// <summary>Said for null instead of the default of the mode.</summary>
    [Parameter]
    public string? Never { get; set; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required SharedTexts Texts { get; init; }

    private string Machine => Value!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string Exact => Value!.Value.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture);

    private string ShortDate => Value!.Value.UtcDateTime.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    private string? SecondLine => WordsOnly ? null : Detail ?? (Mode is WhenMode.Date ? null : ShortDate);

    protected override void OnParametersSet()
    {
        if (Value is not { } value)
        {
            return;
        }

        var relative = new RelativeTime(Texts, Time.GetUtcNow());
        var urgency = Mode is WhenMode.Expiry ? relative.Judge(value) : Urgency.Calm;

        _words = Mode is WhenMode.Date ? ShortDate
            : urgency is Urgency.Past ? Texts.ExpiredWhen(relative.Describe(value))
            : relative.Describe(value);
        (_class, _icon) = urgency switch
        {
            Urgency.Calm => ("when", null),
            Urgency.Soon => ("when soon", PortalIcons.Clock),
            Urgency.Urgent => ("when urgent", PortalIcons.Clock),
            Urgency.Past => ("when past", PortalIcons.Warning),
        };
    }
}
