using System.Globalization;

namespace DeployTokenPortal.Components.Shared.Page;

/// <summary>Ids that tie a label to its element; unique, and the same through all renders of one component.</summary>
public static class ElementId
{
    private static long s_last;

    public static string Next(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref s_last)}");
}
