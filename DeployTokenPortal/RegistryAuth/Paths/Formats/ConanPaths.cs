namespace DeployTokenPortal.RegistryAuth.Paths.Formats;

/// <summary>Conan 1 and 2 (contract §5.8; real-clients §9).</summary>
internal static class ConanPaths
{
    public static PathVerdict? Judge(bool isGet, string method, RequestPath path) => (isGet, method, path.Segments) switch
    {
        (_, _, [] or [not ("v1" or "v2"), ..]) => null,
        (true, _, [_, "ping"]) => PathVerdict.Public,
        // Any good token, whatever its scopes and reach; they matter at the packages.
        (true, _, [_, "users", "authenticate" or "check_credentials"]) => PathVerdict.SignIn,
        // The search of a private project answers anonymous with nothing, which only the gateway can filter: here it is a read.
        (true, _, [_, "conans" or "files", ..]) => PathVerdict.Read,
        (_, "POST", [_, "conans", .., "upload_urls"]) => PathVerdict.SignedInRead,
        (_, "PUT", [_, "conans" or "files", _, ..]) => PathVerdict.Write,
        (_, "DELETE", [_, "conans", _, ..]) => PathVerdict.Delete,
        // Conan 1 deletes packages and files by POST.
        (_, "POST", [_, "conans", .., "packages", "delete"] or [_, "conans", .., "remove_files"]) => PathVerdict.Delete,
        _ => null,
    };
}
