namespace DeployTokenPortal.Tests.Support;

/// <summary>A folder of its own, gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("portal-test-").FullName;

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    // A page that has ended may still be reading, and SQLite makes files beside a database that is read: after the move it finds no place for them.
    public void Dispose()
    {
        var gone = $"{Path}-gone";
        Directory.Move(Path, gone);
        Directory.Delete(gone, recursive: true);
    }
}
