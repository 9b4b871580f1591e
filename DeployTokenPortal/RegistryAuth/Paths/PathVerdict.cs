namespace DeployTokenPortal.RegistryAuth.Paths;

/// <summary>What a request does, from the least to the most.</summary>
internal enum RequestedAccess
{
    /// <summary>Nothing that is anybody's: NuGet's service index, Conan's ping (contract §5.9).</summary>
    Public,

    /// <summary>Download, list, fetch.</summary>
    Read,

    /// <summary>Publish, push.</summary>
    Write,

    /// <summary>Delete, unlist.</summary>
    Delete,
}

/// <summary>What a method and path of one format mean. The rule only says what is asked; it never decides.</summary>
/// <param name="Access">What the request does.</param>
/// <param name="NeedsCredential">Whether an anonymous client is refused even where everybody may read: every non-GET (contract §5.2), with git's exception.</param>
internal sealed record PathVerdict(RequestedAccess Access, bool NeedsCredential)
{
    public static PathVerdict Public { get; } = new(RequestedAccess.Public, false);

    /// <summary>Signing in: nothing of anybody's, but only for who shows a good credential.</summary>
    public static PathVerdict SignIn { get; } = new(RequestedAccess.Public, true);

    public static PathVerdict Read { get; } = new(RequestedAccess.Read, false);

    /// <summary>A read that is no GET, or that asks who one is.</summary>
    public static PathVerdict SignedInRead { get; } = new(RequestedAccess.Read, true);

    public static PathVerdict Write { get; } = new(RequestedAccess.Write, true);

    public static PathVerdict Delete { get; } = new(RequestedAccess.Delete, true);
}
