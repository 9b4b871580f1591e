using System.Globalization;
using System.Security.Cryptography;
using DeployTokenPortal.Security.Secrets;
using Microsoft.AspNetCore.DataProtection;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>
/// Makes and reads the codes of one-time links. A code names a person and an end and is bound to the person's security stamp: it is worth nothing
/// once the stamp changes, that is after its use, after another invitation, a block or a new password. Thread-safe.
/// </summary>
public sealed class InvitationCodes(IDataProtectionProvider protection, TimeProvider time)
{
    private const int LongestCode = 1000;

    // Identity's own token provider reads the machine's clock; this one reads ours.
    private readonly IDataProtector _protector = protection.CreateProtector("DeployTokenPortal.Invitation.v1");

    /// <summary>A new code. Never inside a transaction: the first use of data protection stores a key through a connection of its own.</summary>
    internal SecretValue Make(long userId, string stamp, DateTimeOffset validUntil) => new(_protector.Protect(string.Create(
        CultureInfo.InvariantCulture, $"{userId} {validUntil.ToUnixTimeSeconds()} {stamp}")));

    /// <summary>Whose code it is and the stamp it is bound to; null when it is none of ours, damaged or past its end.</summary>
    internal (long UserId, string Stamp)? Read(string code)
    {
        if (code.Length is 0 or > LongestCode || Unprotect(code.Trim())?.Split(' ', 3) is not [var id, var end, var stamp])
            return null;
        return long.Parse(end, CultureInfo.InvariantCulture) >= time.GetUtcNow().ToUnixTimeSeconds()
            ? (long.Parse(id, CultureInfo.InvariantCulture), stamp)
            : null;
    }

    private string? Unprotect(string code)
    {
        try
        {
            return _protector.Unprotect(code);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
