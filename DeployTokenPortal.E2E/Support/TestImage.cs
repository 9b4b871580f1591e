using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DeployTokenPortal.E2E.Support;

/// <summary>A small OCI image layout on disk, different at every making, tagged <c>v1</c>.</summary>
public sealed class TestImage : IDisposable
{
    private TestImage()
    {
    }

    /// <summary>Folder of the layout; lower case, because podman and buildah want it so.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"image-e2e-{Guid.NewGuid():N}");

    /// <summary>As <c>skopeo</c> names it.</summary>
    public string Reference => $"oci:{Path}:v1";

    public static async Task<TestImage> MakeAsync()
    {
        var image = new TestImage();
        Directory.CreateDirectory(System.IO.Path.Combine(image.Path, "blobs", "sha256"));
        var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            var content = new MemoryStream(RandomNumberGenerator.GetBytes(1024));
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "hello") { DataStream = content });
        }

        var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(tar.ToArray());
        var layer = await image.AddAsync(zipped.ToArray());
        var config = await image.AddAsync(Encoding.ASCII.GetBytes(
            $$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["{{{Digest(tar.ToArray())}}}"]}}"""));
        var manifest = await image.AddAsync(Encoding.ASCII.GetBytes(
            $$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{{{Descriptor("config.v1+json", config)}}},"layers":[{{{Descriptor("layer.v1.tar+gzip", layer)}}}]}"""));
        await File.WriteAllTextAsync(System.IO.Path.Combine(image.Path, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(image.Path, "index.json"),
            $$$"""{"schemaVersion":2,"manifests":[{{{Descriptor("manifest.v1+json", manifest, ""","annotations":{"org.opencontainers.image.ref.name":"v1"}""")}}}]}""");
        return image;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static string Descriptor(string type, (string Digest, int Size) blob, string more = "") =>
        $$$"""{"mediaType":"application/vnd.oci.image.{{{type}}}","digest":"{{{blob.Digest}}}","size":{{{blob.Size}}}{{{more}}} }""";

    private async Task<(string Digest, int Size)> AddAsync(byte[] content)
    {
        var digest = Digest(content);
        await File.WriteAllBytesAsync(System.IO.Path.Combine(Path, "blobs", "sha256", digest[7..]), content);
        return (digest, content.Length);
    }
}
