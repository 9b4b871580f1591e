namespace DeployTokenPortal.Components.Shared.Charts;

/// <summary>The forms by which series are told apart without colour, around the point 0, 0.</summary>
internal static class ChartMarks
{
    public static string Of(ChartTone tone) => tone switch
    {
        ChartTone.First => "<circle class=\"b1\" r=\"3.5\"/>",
        ChartTone.Second => "<rect class=\"b2\" x=\"-3.5\" y=\"-3.5\" width=\"7\" height=\"7\"/>",
        ChartTone.Third => "<path class=\"b3\" d=\"M0-4.5 4.5 0 0 4.5-4.5 0z\"/>",
        ChartTone.Fourth => "<circle class=\"ring4\" r=\"3\"/>",
    };
}
