using DeployTokenPortal.Security.Signing;

namespace DeployTokenPortal.RegistryAuth.Docker;

/// <summary>What registries need to trust the portal: the certificate bundle and the key set of all published keys. Public by nature.</summary>
internal static class PublicKeyEndpoints
{
    /// <summary>File name that the documentation uses for the bundle.</summary>
    public const string BundleFileName = "portal-certs.pem";

    // Short: a rotated key must be seen soon, and neither is fetched often.
    private const string Caching = "public, max-age=300";

    public static IResult GetBundle(SigningKeyRing ring, TimeProvider time, HttpResponse response)
    {
        response.Headers.CacheControl = Caching;
        var bundle = PublicKeySet.WriteCertificateBundle(ring.ListPublished(time.GetUtcNow()));
        return Results.File(System.Text.Encoding.ASCII.GetBytes(bundle), "application/x-pem-file", BundleFileName);
    }

    public static IResult GetKeySet(SigningKeyRing ring, TimeProvider time, HttpResponse response)
    {
        response.Headers.CacheControl = Caching;
        return Results.Bytes(PublicKeySet.WriteJwks(ring.ListPublished(time.GetUtcNow())), "application/jwk-set+json"); // RFC 7517 §8.5.1
    }
}
