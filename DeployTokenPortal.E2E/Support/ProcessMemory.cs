using System.Globalization;

namespace DeployTokenPortal.E2E.Support;

/// <summary>How much memory a process takes more at its peak than when this was made, as Linux counts it.</summary>
public sealed class ProcessMemory
{
    private readonly string _folder;
    private readonly long _start;

    public ProcessMemory(int processId)
    {
        _folder = $"/proc/{processId}";
        _start = Read("VmRSS");
        // proc(5): 5 sets the peak back to the present size.
        File.WriteAllText(Path.Combine(_folder, "clear_refs"), "5");
    }

    /// <summary>Bytes between the start and the peak since.</summary>
    public long Growth => Read("VmHWM") - _start;

    private long Read(string name)
    {
        var line = File.ReadLines(Path.Combine(_folder, "status")).First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return 1024 * long.Parse(line.AsSpan(name.Length + 1, line.Length - name.Length - 1 - " kB".Length), CultureInfo.InvariantCulture);
    }
}
