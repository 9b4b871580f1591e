namespace DeployTokenPortal.RegistryAuth.Gateway;

/// <summary>Reads a whole body into memory, but no more than was agreed.</summary>
internal static class BoundedBody
{
    /// <summary>The bytes, or null when there are more.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int most, CancellationToken ct)
    {
        if (content.Headers.ContentLength > most)
            return null;
        await using var stream = await content.ReadAsStreamAsync(ct);
        return await ReadAsync(stream, most, ct);
    }

    /// <inheritdoc cref="ReadAsync(HttpContent, int, CancellationToken)"/>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await stream.ReadAsync(chunk, ct) is > 0 and var count)
        {
            if (buffer.Length + count > most)
                return null;
            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }
}
