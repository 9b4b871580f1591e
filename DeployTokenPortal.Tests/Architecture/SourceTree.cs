namespace DeployTokenPortal.Tests.Architecture;

/// <summary>The portal's source files, found from the place where the tests run.</summary>
internal static class SourceTree
{
    private static readonly string[] s_notSource = ["bin", "obj"];

    /// <summary>Folder of the web application.</summary>
    public static DirectoryInfo Portal { get; } = new(Path.Combine(FindRoot().FullName, "DeployTokenPortal"));

    /// <summary>Every folder below the web application, relative, with slashes; build output is left out.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        .. Portal.EnumerateDirectories("*", SearchOption.AllDirectories)
            .Select(folder => Relative(folder.FullName))
            .Where(folder => !s_notSource.Contains(folder.Split('/')[0])),
    ];

    /// <summary>Hand-written source files with one of the endings, relative, with slashes.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        Portal.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => Relative(file.FullName))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !s_notSource.Contains(file.Split('/')[0]) && !file.StartsWith("Data/Migrations/", StringComparison.Ordinal));

    public static int CountLines(string file) => File.ReadLines(Path.Combine(Portal.FullName, file)).Count();

    private static string Relative(string path) => Path.GetRelativePath(Portal.FullName, path).Replace(Path.DirectorySeparatorChar, '/');

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "portal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run below the solution's folder.");
        }

        return folder;
    }
}
