using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Domain.Registries;

/// <summary>The address of an upstream with its placeholders (design §2). Pure text; where it leads is judged elsewhere.</summary>
public static class UpstreamUrl
{
    /// <summary>Stands for the full path of the project, such as <c>acme/platform/svc</c>.</summary>
    public const string ProjectPath = "{project_path}";

    /// <summary>Stands for the number of the project.</summary>
    public const string ProjectId = "{project_id}";

    /// <summary>Stands for the full path of the group: the one asked at, or the one the project lies in.</summary>
    public const string GroupPath = "{group_path}";

    private static readonly string[] s_placeholders = [ProjectPath, ProjectId, GroupPath];

    /// <summary>
    /// The address as it is stored: absolute http or https without user information, query and fragment, no slash at its end, placeholders in its path
    /// only. Null when it is anything else. At <see cref="RegistryFormat.Oci"/> nothing may follow host and port: clients name them in front of every image.
    /// </summary>
    public static string? Normalise(RegistryFormat format, string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > RegistryConnection.AddressLength || typed.Any(c => c is <= ' ' or >= '\x7f' or '\\' or '?' or '#'))
            return null;
        var bare = s_placeholders.Aggregate(typed, (rest, placeholder) => rest.Replace(placeholder, "x", StringComparison.Ordinal));
        if (bare.AsSpan().ContainsAny('{', '}') || !Uri.TryCreate(bare, UriKind.Absolute, out var address))
            return null;
        if ((address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0 || address.Host.Length == 0)
            return null;
        var authority = address.GetLeftPart(UriPartial.Authority);
        if (format == RegistryFormat.Oci)
            return address.AbsolutePath == "/" && bare == typed ? authority : null;
        // What follows "scheme://authority" as typed; a placeholder before that would let a project choose the host.
        var start = typed.IndexOf('/', typed.IndexOf("://", StringComparison.Ordinal) + "://".Length);
        var path = start < 0 ? "" : typed[start..].TrimEnd('/');
        if ((start < 0 ? typed : typed[..start]).Contains('{', StringComparison.Ordinal) || path.Split('/').Any(segment => segment is "." or ".."))
            return null;
        return authority + path;
    }

    /// <summary>
    /// Whether every project below the connection meets the same packages there: then rights on <see cref="SharingGroup"/> are needed, or a project's
    /// token could read a sibling's packages.
    /// </summary>
    public static bool IsShared(string url) =>
        !url.Contains(ProjectPath, StringComparison.Ordinal) && !url.Contains(ProjectId, StringComparison.Ordinal);

    /// <summary>The address for one request, or null when a placeholder has no value there: a group has no project.</summary>
    /// <param name="url">As stored.</param>
    /// <param name="holder">The group or project asked at.</param>
    public static string? Resolve(string url, Resource holder)
    {
        var isProject = holder.Kind == ResourceKind.Project;
        if (!isProject && !IsShared(url))
            return null;
        return url
            .Replace(ProjectPath, holder.FullPath, StringComparison.Ordinal)
            .Replace(ProjectId, holder.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(GroupPath, GroupPathOf(holder), StringComparison.Ordinal);
    }

    /// <summary>
    /// The group on which rights are needed besides those on the holder, or null when the upstream holds nobody else's packages.
    /// </summary>
    /// <param name="connection">Where the connection hangs: a group or project, or the instance.</param>
    /// <param name="connectionId">Id of that group or project.</param>
    /// <param name="url">As stored.</param>
    /// <param name="holder">The group or project asked at.</param>
    /// <returns>Id of the group; 0 for the whole instance, which no deploy token belongs to.</returns>
    public static long? SharingGroup(ResourceKind connection, long connectionId, string url, Resource holder)
    {
        if (connection == ResourceKind.Project || !IsShared(url))
            return null;
        // The path of one group in the address parts it from all others, as a project's does.
        if (url.Contains(GroupPath, StringComparison.Ordinal))
            return holder.Kind == ResourceKind.Group ? null : holder.GroupIds[0];
        if (connection == ResourceKind.Group)
            return holder.Kind == ResourceKind.Group && holder.Id == connectionId ? null : connectionId;
        return 0;
    }

    private static string GroupPathOf(Resource holder) =>
        holder.Kind == ResourceKind.Group ? holder.FullPath : holder.FullPath[..holder.FullPath.LastIndexOf('/')];
}
