using System.Globalization;
using DeployTokenPortal.Load.Bare;
using DeployTokenPortal.Load.Hosted;
using DeployTokenPortal.Load.Pieces;

namespace DeployTokenPortal.Load;

/// <summary>What the portal's speed is compared with, the speed of its pieces, and the portal without one of them. Started by run.sh.</summary>
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
            case ["portal", var port, "recording" or "silent"]:
                await HostedPortal.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), isRecording: args[2] == "recording");
                return 0;
            default:
                await Console.Error.WriteLineAsync("usage: DeployTokenPortal.Load serve URL ANSWER.json | pieces REPORT.json | portal PORT recording|silent");
                return 2;
        }
    }
}
