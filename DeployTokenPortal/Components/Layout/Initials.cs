namespace DeployTokenPortal.Components.Layout;

/// <summary>Two letters that stand for a person.</summary>
public static class Initials
{
    /// <summary>First letters of the first and last word, or of what there is; "?" for nothing.</summary>
    public static string Of(string? name)
    {
        var words = (name ?? "").Split([' ', '.', '-', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        return words switch
        {
            [] => "?",
            [var only] => only[..1].ToUpperInvariant(),
            [var first, .., var last] => $"{first[0]}{last[0]}".ToUpperInvariant(),
        };
    }
}
