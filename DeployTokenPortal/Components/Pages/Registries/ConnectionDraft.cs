using DeployTokenPortal.Application.RegistryConnections;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;
using DeployTokenPortal.Security.Secrets;

namespace DeployTokenPortal.Components.Pages.Registries;

/// <summary>What is typed into the form of a connection, exactly as typed.</summary>
public sealed class ConnectionDraft
{
    public string Name { get; set; } = "";

    public RegistryFormat Format { get; set; } = RegistryFormat.Npm;

    public RegistryConnectionKind Kind { get; set; }

    /// <summary>Whether it serves a group or project, and not the whole instance.</summary>
    public bool IsForHolder { get; set; }

    /// <summary>Full path of that group or project.</summary>
    public string HolderPath { get; set; } = "";

    public string UpstreamUrl { get; set; } = "";

    public string Username { get; set; } = "";

    /// <summary>A new password; empty leaves a stored one as it is.</summary>
    public string Password { get; set; } = "";

    /// <summary>Whether the stored password is to be forgotten.</summary>
    public bool ForgetsPassword { get; set; }

    public bool IsEnabled { get; set; } = true;

    /// <summary>A draft with the fields of what exists; the password is never among them.</summary>
    public static ConnectionDraft Of(RegistryConnectionView connection) => new()
    {
        Name = connection.Name,
        Format = connection.Format,
        Kind = connection.Kind,
        IsForHolder = connection.HolderKind != ResourceKind.Instance,
        HolderPath = connection.HolderPath,
        UpstreamUrl = connection.UpstreamUrl,
        Username = connection.UpstreamUsername ?? "",
        IsEnabled = connection.IsEnabled,
    };

    /// <summary>The draft as a new connection of this group, project or the instance.</summary>
    public RegistryConnectionInput ToInput(ResourceKind kind, long id) => new()
    {
        Name = Name,
        Format = Format,
        Kind = Kind,
        UpstreamUrl = UpstreamUrl,
        UpstreamUsername = Username,
        UpstreamPassword = Password.Length > 0 ? new SecretValue(Password) : null,
        HolderKind = kind,
        HolderId = id,
        IsEnabled = IsEnabled,
    };

    /// <summary>The draft as a change of what exists.</summary>
    public RegistryConnectionChange ToChange() => new()
    {
        Name = Name,
        Kind = Kind,
        UpstreamUrl = UpstreamUrl,
        UpstreamUsername = Username,
        UpstreamPassword = Password.Length > 0 ? new NewPassword(new SecretValue(Password)) : ForgetsPassword ? new NewPassword(null) : null,
        IsEnabled = IsEnabled,
    };
}
