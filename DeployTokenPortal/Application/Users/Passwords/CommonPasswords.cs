using System.Collections.Frozen;

namespace DeployTokenPortal.Application.Users.Passwords;

/// <summary>The commonest passwords and the words they are made of, in lower case, from the embedded list. Thread-safe.</summary>
internal static class CommonPasswords
{
    private const string Resource = "DeployTokenPortal.Application.Users.Passwords.common-passwords.txt";

    private static readonly FrozenSet<string> s_all = Read();

    public static bool Contains(string plain) => s_all.Contains(plain);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
