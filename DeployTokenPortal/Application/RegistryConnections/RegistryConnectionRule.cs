using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Application.RegistryConnections;

/// <summary>The rules for what is typed for a connection; every fault at once, each with what is accepted.</summary>
internal static class RegistryConnectionRule
{
    /// <summary>What an address must look like.</summary>
    public static string AcceptedAddress(RegistryFormat format) => format == RegistryFormat.Oci
        ? "Write the address as https://registry.example.com, with a port if it needs one. Nothing may follow the host and port."
        : "Write the address as https://packages.example.com/npm/{project_path}, without user name, query and fragment. "
            + $"Placeholders, behind the host: {UpstreamUrl.ProjectPath}, {UpstreamUrl.ProjectId}, {UpstreamUrl.GroupPath}.";

    /// <summary>The address as stored, and every fault of the fields.</summary>
    public static (string? UpstreamUrl, IReadOnlyList<FieldFailure> Faults) Check(
        RegistryFormat format, RegistryConnectionKind kind, string? upstreamUrl, string? name, string? username, SecretValue? password)
    {
        var faults = new List<FieldFailure>();
        var address = UpstreamUrl.Normalise(format, upstreamUrl);
        if (name?.Trim().Length > RegistryConnection.NameLength)
            faults.Add(new FieldFailure("Name", $"Use at most {RegistryConnection.NameLength} characters. This has {name.Trim().Length}."));
        if (format == RegistryFormat.Git && kind == RegistryConnectionKind.Virtual)
            faults.Add(new FieldFailure("Kind", "A git connection is hosted: virtual registries are caches of packages and images."));
        if (address is null)
            faults.Add(new FieldFailure("UpstreamUrl", AcceptedAddress(format)));
        if (format == RegistryFormat.Oci && (!string.IsNullOrEmpty(username) || password is not null))
            faults.Add(new FieldFailure("UpstreamUsername", "A container registry trusts the portal's tokens; it takes no user name and no password."));
        // RFC 7617 §2: no colon in the user-id, no control characters in either.
        if (username is not null && (username.Length > RegistryConnection.UsernameLength || username.Contains(':', StringComparison.Ordinal) || username.Any(char.IsControl)))
            faults.Add(new FieldFailure("UpstreamUsername", $"Use at most {RegistryConnection.UsernameLength} characters, without colon and control characters."));
        if (password?.Reveal() is { } secret && (secret.Length > RegistryConnection.PasswordLength || secret.Any(char.IsControl)))
            faults.Add(new FieldFailure("UpstreamPassword", $"Use at most {RegistryConnection.PasswordLength} characters, without control characters."));
        return (address, faults);
    }

    /// <summary>Whether the portal would send a stored password to another host: then it has to be typed again.</summary>
    public static bool LeadsElsewhere(string before, string after) => AuthorityOf(before) != AuthorityOf(after);

    /// <summary>Host and port of an address as stored.</summary>
    public static string HostOf(string upstreamUrl) => new Uri(AuthorityOf(upstreamUrl)).Authority;

    // An address as stored holds placeholders behind the host only.
    private static string AuthorityOf(string upstreamUrl)
    {
        var slash = upstreamUrl.IndexOf('/', upstreamUrl.IndexOf("://", StringComparison.Ordinal) + "://".Length);
        return slash < 0 ? upstreamUrl : upstreamUrl[..slash];
    }
}
