namespace DeployTokenPortal.Configuration;

/// <summary>Whether the portal serves generated data in a throw-away database. Every page says so.</summary>
/// <param name="IsDemo">True for the <c>demo</c> command.</param>
public sealed record DemoMode(bool IsDemo);
