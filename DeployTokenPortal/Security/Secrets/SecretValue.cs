using System.Diagnostics;

namespace DeployTokenPortal.Security.Secrets;

/// <summary>
/// A secret in plain text, on its way from where it was made or presented to where it is shown or digested.
/// It prints as <c>[redacted]</c> and has no public property, so a log line, a JSON body or a debugger cannot show it by accident.
/// Immutable. Two instances are equal only when they are the same one: secrets are compared by digest.
/// </summary>
[DebuggerDisplay("[redacted]")]
public sealed class SecretValue
{
    private const string Redacted = "[redacted]";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _plaintext;

    public SecretValue(string plaintext)
    {
        ArgumentException.ThrowIfNullOrEmpty(plaintext);
        _plaintext = plaintext;
    }

    /// <summary>The plain text. Every call of this method is a place where a secret leaves; keep them few.</summary>
    public string Reveal() => _plaintext;

    public override string ToString() => Redacted;
}
