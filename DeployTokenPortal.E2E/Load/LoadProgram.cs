using DeployTokenPortal.Load.Bare;
using DeployTokenPortal.Load.Pieces;

namespace DeployTokenPortal.Load;

/// <summary>What the portal's speed is compared with, and the speed of its pieces. Started by run.sh.</summary>
internal static class LoadProgram
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["serve", var url, var answer]:
                await BareServer.RunAsync(url, BareAnswer.Read(answer));
                return 0;
            case ["pieces", var report]:
                return await PieceReport.RunAsync(report);
            default:
                await Console.Error.WriteLineAsync("usage: DeployTokenPortal.Load serve URL ANSWER.json | pieces REPORT.json");
                return 2;
        }
    }
}
