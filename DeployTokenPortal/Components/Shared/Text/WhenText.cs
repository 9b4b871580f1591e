using System.Globalization;
using DeployTokenPortal.Components.Theme;
using DeployTokenPortal.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

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

    /// <summary>The date itself: "12 Mar 2026"; nothing below unless a detail is given.</summary>
    Date,
}

/// <summary>
/// An instant in words with the exact time in the tooltip, all in UTC. Drawn into the component that shows it, for the reason that <see cref="Icon"/> gives.
/// </summary>
public sealed class WhenText(SharedTexts texts, TimeProvider time)
{
    /// <summary>The instant, for a cell or a list of facts.</summary>
    /// <param name="value">Null has words of its own.</param>
    /// <param name="mode">What it is about.</param>
    /// <param name="detail">Second line instead of the date, for example "push from 10.20.4.17".</param>
    /// <param name="inline">Everything on one line, for lists of facts.</param>
    /// <param name="wordsOnly">Only the words, no second line.</param>
    /// <param name="never">Said for null instead of what the mode says.</param>
    public RenderFragment Of(
        DateTimeOffset? value, WhenMode mode = WhenMode.Plain, string? detail = null, bool inline = false, bool wordsOnly = false, string? never = null) =>
        value is { } instant
            ? builder => Draw(builder, instant.UtcDateTime, mode, wordsOnly ? null : detail ?? (mode is WhenMode.Date ? null : ShortDate(instant)), inline)
            : builder => DrawNever(builder, mode, never);

    private void Draw(RenderTreeBuilder builder, DateTime utc, WhenMode mode, string? secondLine, bool inline)
    {
        var relative = new RelativeTime(texts, time.GetUtcNow());
        var urgency = mode is WhenMode.Expiry ? relative.Judge(utc) : Urgency.Calm;
        var (look, icon) = urgency switch
        {
            Urgency.Calm => ("when num", null),
            Urgency.Soon => ("when num soon", PortalIcons.Clock),
            Urgency.Urgent => ("when num urgent", PortalIcons.Clock),
            Urgency.Past => ("when num past", PortalIcons.Warning),
        };

        builder.OpenElement(0, "time");
        builder.AddAttribute(1, "class", look);
        builder.AddAttribute(2, "datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "title", utc.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture));
        if (icon is not null)
            builder.AddContent(4, Icon.Of(icon, "s14"));
        builder.AddContent(5, mode is WhenMode.Date ? ShortDate(utc)
            : urgency is Urgency.Past ? texts.ExpiredWhen(relative.Describe(utc))
            : relative.Describe(utc));
        builder.CloseElement();

        if (secondLine is not null)
        {
            builder.AddContent(6, " ");
            builder.OpenElement(7, "span");
            builder.AddAttribute(8, "class", inline ? "muted num" : "sub num");
            builder.AddContent(9, secondLine);
            builder.CloseElement();
        }
    }

    private void DrawNever(RenderTreeBuilder builder, WhenMode mode, string? never)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", mode is WhenMode.Expiry ? "when" : "when muted");
        builder.AddContent(2, never ?? mode switch
        {
            WhenMode.Expiry => texts.NeverExpires,
            WhenMode.Use => texts.NeverUsed,
            _ => texts.Never,
        });
        builder.CloseElement();
    }

    private static string ShortDate(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
