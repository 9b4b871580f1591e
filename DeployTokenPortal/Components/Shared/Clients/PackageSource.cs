using System.Globalization;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Registries;

namespace DeployTokenPortal.Components.Shared.Clients;

/// <summary>The packages of a group or project as one token reaches them through the gateway.</summary>
/// <param name="PublicUrl">The portal's address, without a slash at its end.</param>
/// <param name="Kind">Group or project.</param>
/// <param name="Id">Its id.</param>
/// <param name="FullPath">Its full path.</param>
/// <param name="Username">The token's username.</param>
/// <param name="CanWrite">Whether the token may publish there.</param>
/// <param name="IsVirtual">Whether a pull-through cache stands behind it; it takes no token without its username (contract §8).</param>
/// <param name="IsBelow">Whether only the projects of the group have addresses; then <see cref="ProjectPlace"/> stands for one's number.</param>
internal sealed record PackageSource(string PublicUrl, ResourceKind Kind, long Id, string FullPath, string Username, bool CanWrite, bool IsVirtual, bool IsBelow = false)
{
    /// <summary>Stands for the number of a project that the person chooses.</summary>
    public const string ProjectPlace = "PROJECT_ID";

    /// <summary>
    /// What clients call it in their own configuration: lower-case letters, digits and hyphens, beginning with a letter, so that it is also an XML name and,
    /// with underscores, the name of a variable. A group's ends in a word of its own: <c>clear</c> alone would be a command to NuGet.
    /// </summary>
    public string Name
    {
        get
        {
            var name = string.Concat(FullPath.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
            return (char.IsAsciiLetter(name[0]) ? name : $"r-{name}") + (Kind == ResourceKind.Group ? "-group" : "");
        }
    }

    /// <summary>The name inside of environment variables, such as <c>ACME_SVC</c>.</summary>
    public string VariableName => Name.Replace('-', '_').ToUpperInvariant();

    public bool IsPlainHttp => PublicUrl.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Host of the portal, with the port unless it is the scheme's own.</summary>
    public string Authority => new Uri(PublicUrl).Authority;

    public string Host => new Uri(PublicUrl).Host;

    /// <summary>The gateway's address in GitLab's shape (contract §5.3), without a slash at its end. Ids, because NuGet takes no path and a path may change.</summary>
    public string AddressOf(RegistryFormat format)
    {
        var id = Id.ToString(CultureInfo.InvariantCulture);
        var above = IsBelow ? $"projects/{ProjectPlace}" : Kind == ResourceKind.Project ? $"projects/{id}" : $"groups/{id}/-";
        return $"{PublicUrl}/api/v4/{above}/packages/{RegistryFormatNames.NameOf(format)}";
    }

    /// <summary>The first segment of the path, which packages of all its projects can share as npm scope.</summary>
    public string TopGroup => FullPath.Split('/')[0].ToLowerInvariant();
}
