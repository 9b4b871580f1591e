using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DeployTokenPortal.Security.Integrity;

/// <summary>
/// A chain of records in which each hash covers the record and the hash before it: whoever changes, takes away or slips in a record has to compute
/// every later hash anew, and then no longer agrees with a hash that was kept elsewhere. Pure and thread-safe.
/// </summary>
public static class HashChain
{
    /// <summary>Length of a hash, in bytes: SHA-256.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    // Names the way of writing records down, so that it can change later without two readings of one hash.
    private static readonly byte[] s_version = "deploy-token-portal/hash-chain/1"u8.ToArray();

    /// <summary>The hash before the first record, bound to what the chain begins with.</summary>
    public static byte[] Begin(string origin) => Next(new byte[HashLength], [origin]);

    /// <summary>The hash of a record.</summary>
    /// <param name="previous">The hash before it, <see cref="HashLength"/> bytes.</param>
    /// <param name="fields">Its values in a fixed order. Each counts with its length, so nothing can wander from one field to the next; null differs from empty.</param>
    public static byte[] Next(ReadOnlySpan<byte> previous, IReadOnlyList<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(s_version);
        hash.AppendData(previous);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in fields)
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
