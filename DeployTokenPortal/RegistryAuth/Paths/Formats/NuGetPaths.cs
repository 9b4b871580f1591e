namespace DeployTokenPortal.RegistryAuth.Paths.Formats;

/// <summary>NuGet v3 and v2 (contract §5.7; real-clients §6). The service index holds addresses and no packages, so it is public.</summary>
internal static class NuGetPaths
{
    public static PathVerdict? Judge(bool isGet, string method, RequestPath path) => (isGet, method, path.Segments) switch
    {
        (true, _, ["index.json"] or ["v3", "index.json"] or ["v2"] or ["v2", "$metadata"]) => PathVerdict.Public,
        (true, _, _) => PathVerdict.Read,
        // The feed decides the address of PackagePublish; GitLab's is the root, bare feeds use api/v2/package or a word of their own.
        (_, "PUT", [] or ["v2"] or ["symbolpackage"] or ["package" or "publish"] or ["api", "v2", "package" or "symbolpackage"]) => PathVerdict.Write,
        (_, "DELETE", [_, _] or ["v2" or "package" or "publish", _, _] or ["api", "v2", "package", _, _]) => PathVerdict.Delete,
        // Relisting, as some feeds offer it, undoes an unlisting.
        (_, "POST", ["package" or "publish", _, _] or ["api", "v2", "package", _, _]) => PathVerdict.Write,
        _ => null,
    };
}
