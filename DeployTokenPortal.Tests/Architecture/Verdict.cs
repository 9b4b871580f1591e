namespace DeployTokenPortal.Tests.Architecture;

/// <summary>Judges a list of offences, and names all of them in full when there are any.</summary>
internal static class Verdict
{
    public static void None<T>(IEnumerable<T> offences)
    {
        var found = offences.Select(offence => $"{offence}").Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
