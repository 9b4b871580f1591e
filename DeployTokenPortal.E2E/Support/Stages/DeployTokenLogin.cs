namespace DeployTokenPortal.E2E.Support.Stages;

/// <summary>A deploy token as its owner has it.</summary>
/// <param name="Project">Full path of the holder.</param>
/// <param name="Id">In REST.</param>
/// <param name="Username">As generated.</param>
/// <param name="Secret">The plaintext.</param>
public sealed record DeployTokenLogin(string Project, long Id, string Username, string Secret);
