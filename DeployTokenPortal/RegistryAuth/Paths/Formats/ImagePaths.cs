namespace DeployTokenPortal.RegistryAuth.Paths.Formats;

/// <summary>OCI registries that cannot do token sign-in themselves (Distribution specification, "endpoints").</summary>
internal static class ImagePaths
{
    public static PathVerdict? Judge(bool isGet, string method, RequestPath path) => (isGet, method, path.Segments) switch
    {
        (true, _, ["v2"]) => PathVerdict.SignedInRead,
        (true, _, ["v2", "_catalog"]) => PathVerdict.Read,
        (true, _, ["v2", _, .., "manifests" or "blobs" or "referrers", _] or ["v2", _, .., "tags", "list"]) => PathVerdict.Read,
        // Where an upload stands is part of writing it.
        (true, _, ["v2", _, .., "blobs", "uploads", _]) => PathVerdict.Write,
        (_, "POST", ["v2", _, .., "blobs", "uploads"]) => PathVerdict.Write,
        (_, "PUT" or "PATCH", ["v2", _, .., "blobs", "uploads", _]) => PathVerdict.Write,
        (_, "DELETE", ["v2", _, .., "blobs", "uploads", _]) => PathVerdict.Write, // Gives up one's own upload.
        (_, "PUT", ["v2", _, .., "manifests", _]) => PathVerdict.Write,
        (_, "DELETE", ["v2", _, .., "manifests" or "blobs", _]) => PathVerdict.Delete,
        _ => null,
    };
}
