namespace DeployTokenPortal.Tests.Architecture;

/// <summary>House-style §2 and §4: a folder over budget, a deep nest or a long file means that a feature wants its own place.</summary>
public sealed class FolderBudgetTests
{
    private const int MaxFilesInAFolder = 12;

    private static readonly string[] s_rooms =
    [
        "Api", "Application", "Components", "Configuration", "Data", "Domain", "Hosting", "RegistryAuth", "Resources", "Security", "wwwroot",
    ];

    [Fact]
    public void Top_level_holds_the_rooms_and_the_program_only()
    {
        Verdict.None(SourceTree.Folders.Where(folder => !folder.Contains('/')).Except(s_rooms));
        Assert.Equal(["Program.cs"], SourceTree.Files(".cs", ".razor").Where(file => !file.Contains('/')));
    }

    // A component and its code-behind are one thing in two files.
    [Fact]
    public void Folder_holds_no_more_than_twelve_hand_written_files()
    {
        var crowded = SourceTree.Files(".cs", ".razor")
            .Select(file => file.Replace(".razor.cs", ".razor", StringComparison.Ordinal))
            .Distinct()
            .CountBy(file => Path.GetDirectoryName(file)!)
            .Where(folder => folder.Value > MaxFilesInAFolder);

        Verdict.None(crowded);
    }

    [Fact]
    public void Folders_nest_two_levels_below_a_room_and_three_for_pages()
    {
        var deep = SourceTree.Folders
            .Where(folder => !folder.StartsWith("wwwroot/", StringComparison.Ordinal))
            .Where(folder => folder.Count(letter => letter == '/') > (folder.StartsWith("Components/Pages/", StringComparison.Ordinal) ? 3 : 2));

        Verdict.None(deep);
    }

    [Fact]
    public void No_folder_is_a_drawer()
    {
        string[] drawers = ["Utils", "Utilities", "Helpers", "Managers", "Misc", "Common"];

        var found = SourceTree.Folders
            .Where(folder => drawers.Contains(folder.Split('/')[^1]))
            .Except(["Application/Common", "Api/Common"]);

        Verdict.None(found);
    }

    [Fact]
    public void Program_only_starts() => Assert.InRange(SourceTree.CountLines("Program.cs"), 1, 60);

    [Theory]
    [InlineData(".razor.cs", 250)]
    [InlineData(".cs", 300)]
    [InlineData(".razor", 180)] // 150 of markup, 30 of code
    public void File_is_short_enough_to_be_read(string ending, int maxLines)
    {
        var files = SourceTree.Files(ending).Where(file => ending != ".cs" || !file.EndsWith(".razor.cs", StringComparison.Ordinal));

        Verdict.None(files.Where(file => SourceTree.CountLines(file) > maxLines));
    }
}
