using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>Makes what a stranger asked for fit for a column: databases refuse some characters that a request may hold.</summary>
internal static class StorableText
{
    private const string Unusual = "(unusual characters)";

    /// <summary>The text, cut to <see cref="TokenUse.TextLength"/>; words instead of it when it holds anything but printable ASCII.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return Unusual;
        return text.Length > TokenUse.TextLength ? text[..TokenUse.TextLength] : text;
    }
}
