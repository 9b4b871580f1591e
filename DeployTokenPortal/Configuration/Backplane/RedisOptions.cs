namespace DeployTokenPortal.Configuration.Backplane;

/// <summary>Section <c>Portal:Redis</c>: how nodes tell each other at once what has changed.</summary>
public sealed class RedisOptions
{
    public const string Section = "Portal:Redis";

    /// <summary>Servers and options as StackExchange.Redis reads them, such as <c>redis.example.com:6379,password=…,ssl=true</c>; null for a single node.</summary>
    public string? Configuration { get; set; }
}
