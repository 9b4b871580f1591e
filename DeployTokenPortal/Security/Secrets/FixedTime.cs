using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>Comparison whose duration tells nothing about where two texts differ. It does tell whether their lengths differ.</summary>
public static class FixedTime
{
    /// <summary>Whether both texts are the same, code unit by code unit (letter case counts). Does not allocate.</summary>
    // UTF-16 as it lies in memory: encoding first would map every unpaired surrogate to the same bytes.
    public static bool AreEqual(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left), MemoryMarshal.AsBytes(right));
}
