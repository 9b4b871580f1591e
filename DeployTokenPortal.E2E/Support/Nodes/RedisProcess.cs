using System.Diagnostics;
using System.Globalization;

namespace DeployTokenPortal.E2E.Support.Nodes;

/// <summary>Debian's Redis, keeping nothing on disk.</summary>
public sealed class RedisProcess : ServerProcess
{
    private readonly string _port = FreePort().ToString(CultureInfo.InvariantCulture);

    /// <summary>As <c>Portal:Redis:Configuration</c> takes it.</summary>
    public string Configuration => $"127.0.0.1:{_port}";

    public static async Task<RedisProcess> StartAsync()
    {
        var redis = new RedisProcess();
        await redis.RestartAsync();
        return redis;
    }

    /// <summary>Starts again on the same port, and waits until it answers.</summary>
    public Task RestartAsync() => StartAsync(
        new ProcessStartInfo("redis-server", ["--port", _port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { WorkingDirectory = "/" },
        async () => (await Command.RunAsync("redis-cli", ["-p", _port, "ping"])).Output.Trim() == "PONG");
}
