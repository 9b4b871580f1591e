using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DeployTokenPortal.Load.Pieces;

/// <summary>Runs <see cref="PieceBenchmarks"/> and writes what came out as JSON.</summary>
internal static class PieceReport
{
    private static readonly JsonSerializerOptions s_format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <returns>The program's exit code: 1 when a piece could not be measured.</returns>
    public static async Task<int> RunAsync(string file)
    {
        // In this process: a program built for each benchmark would need the portal's whole build again.
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(job).AddDiagnoser(MemoryDiagnoser.Default);
        var summary = BenchmarkRunner.Run<PieceBenchmarks>(config);
        var pieces = summary.Reports.Where(report => report.ResultStatistics is not null).Select(PieceOf).ToArray();
        var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { At = at, Processors = Environment.ProcessorCount, Pieces = pieces }, s_format));
        return pieces.Length == summary.BenchmarksCases.Length && pieces.Length > 0 ? 0 : 1;
    }

    private static Piece PieceOf(BenchmarkReport report) => new(
        report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
        Math.Round(report.ResultStatistics!.Mean, 1),
        Math.Round(report.ResultStatistics.StandardDeviation, 1),
        report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase));

    /// <param name="Name">What was done.</param>
    /// <param name="MeanNs">Mean time of one, in nanoseconds.</param>
    /// <param name="DeviationNs">Its standard deviation.</param>
    /// <param name="AllocatedBytes">Managed memory that one allocates.</param>
    private sealed record Piece(string Name, double MeanNs, double DeviationNs, long? AllocatedBytes);
}
