using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DeployTokenPortal.E2E.Support;

/// <summary>A server that a test starts on 127.0.0.1 and ends by process id. Keeps what it prints.</summary>
public abstract class ServerProcess : IAsyncDisposable
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <summary>Everything the server has printed, over all its starts.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    protected bool IsRunning => _process is { HasExited: false };

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The server does not run.");

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks the server to end and waits for it.</summary>
    /// <param name="signal">By which it is asked.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(string signal = "TERM")
    {
        using var process = Take();
        await Command.RunAsync("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Ends the server as a power cut would.</summary>
    public async Task KillAsync()
    {
        using var process = Take();
        process.Kill();
        await process.WaitForExitAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the program and waits until the address answers with anything.</summary>
    protected Task StartAsync(ProcessStartInfo start, Uri probe) => StartAsync(start, () => AnswersAsync(probe));

    /// <summary>Starts the program and waits until the probe says that it serves.</summary>
    protected async Task StartAsync(ProcessStartInfo start, Func<Task<bool>> serves)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await serves())
        {
            if (process.HasExited || clock.Elapsed > TimeSpan.FromSeconds(60))
                throw new InvalidOperationException($"{start.FileName} does not serve.\n{Log}");
            await pause.WaitForNextTickAsync();
        }
    }

    private static async Task<bool> AnswersAsync(Uri probe)
    {
        try
        {
            using var answer = await s_http.GetAsync(probe);
            return answer.StatusCode != HttpStatusCode.ServiceUnavailable;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Process Take()
    {
        var process = _process ?? throw new InvalidOperationException("The server does not run.");
        _process = null;
        return process;
    }

    private void Keep(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }
}
