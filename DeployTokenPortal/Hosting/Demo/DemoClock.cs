namespace DeployTokenPortal.Hosting.Demo;

/// <summary>Stands where the history being written stands.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
