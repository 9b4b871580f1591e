using System.Buffers;
using System.Numerics;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>
/// Fixed-length base62: the bytes are one unsigned big-endian number, written with the digits <c>0-9A-Za-z</c>, most significant
/// digit first, padded with <c>0</c>. Letters and digits only, so a double click selects the whole text. Thread-safe.
/// </summary>
internal static class Base62
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> s_digits = SearchValues.Create(Digits);

    /// <summary>Fills <paramref name="destination"/> completely.</summary>
    /// <exception cref="ArgumentException">The number needs more digits than there is room for.</exception>
    public static void Encode(ReadOnlySpan<byte> bigEndian, Span<char> destination)
    {
        var rest = new BigInteger(bigEndian, isUnsigned: true, isBigEndian: true);
        for (var position = destination.Length - 1; position >= 0; position--)
        {
            rest = BigInteger.DivRem(rest, Digits.Length, out var digit);
            destination[position] = Digits[(int)digit];
        }

        if (!rest.IsZero)
        {
            throw new ArgumentException("The number does not fit into the destination.", nameof(destination));
        }
    }

    /// <summary>The same for a 32-bit number, without an allocation.</summary>
    public static void Encode(uint value, Span<char> destination)
    {
        for (var position = destination.Length - 1; position >= 0; position--)
        {
            (value, var digit) = Math.DivRem(value, (uint)Digits.Length);
            destination[position] = Digits[(int)digit];
        }

        if (value != 0)
        {
            throw new ArgumentException("The number does not fit into the destination.", nameof(destination));
        }
    }

    public static bool IsBase62(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(s_digits);
}
