namespace DeployTokenPortal.Domain.Users;

/// <summary>What an e-mail address must look like to be kept. Whether mail arrives there is another question.</summary>
public static class EmailRule
{
    /// <summary>Longest address, in characters (RFC 5321 §4.5.3.1.3, without the angle brackets).</summary>
    public const int MaxLength = 254;

    /// <summary>Whether there is one at sign with something on both sides, and nothing that is invisible.</summary>
    public static bool IsAccepted(string email) =>
        email.Length <= MaxLength
        && email.IndexOf('@', StringComparison.Ordinal) is var at and > 0
        && at == email.LastIndexOf('@')
        && at < email.Length - 1
        && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
}
