namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>One entry of what a client asks a registry token for.</summary>
/// <param name="Type">Such as <c>repository</c>.</param>
/// <param name="Name">Such as <c>acme/app/web</c>.</param>
/// <param name="Actions">In the order asked, repetitions kept.</param>
public sealed record RegistryScope(string Type, string Name, IReadOnlyList<string> Actions);

/// <summary>What a client asks at the container door.</summary>
/// <param name="Credential">What it presents; null for an anonymous one.</param>
/// <param name="Scopes">What it asks for; empty for a log-in.</param>
/// <param name="Service">The service it names, for the log only: the edge decides for which it signs.</param>
/// <param name="Address">Source address, for the record.</param>
/// <param name="IsThrottled">Whether the address failed too often lately, so that only secrets in use are looked at.</param>
public sealed record RegistryQuestion(
    Credential? Credential, IReadOnlyList<RegistryScope> Scopes, string? Service, string? Address, bool IsThrottled);

/// <summary>One entry that is granted.</summary>
/// <param name="Type">As asked.</param>
/// <param name="Name">As asked.</param>
/// <param name="Actions">Those of the asked ones that are allowed, in the order asked; never empty.</param>
/// <param name="Project">The project it belongs to; null for the catalogue.</param>
public sealed record RegistryGrant(string Type, string Name, IReadOnlyList<string> Actions, GrantedProject? Project);

/// <summary>The project behind a grant.</summary>
/// <param name="Path">Full path in lower case.</param>
/// <param name="Id">Its id.</param>
/// <param name="RootGroupId">Its top-level group.</param>
public sealed record GrantedProject(string Path, long Id, long RootGroupId);
