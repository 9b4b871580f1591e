namespace DeployTokenPortal.E2E.Support.Stages;

/// <summary>Who uses a client, seen from the project that the packages belong to.</summary>
public enum Caller
{
    /// <summary>A token of the project that may read and write, as far as the format knows writing.</summary>
    Writer,

    /// <summary>A token of the project that may only read.</summary>
    Reader,

    /// <summary>A token of another project that may everything there.</summary>
    Foreign,

    /// <summary>A token of the project that was in use until it was revoked.</summary>
    Revoked,

    /// <summary>No token.</summary>
    Nobody,
}

/// <summary>Who must fail.</summary>
public static class Callers
{
    public static IReadOnlyList<Caller> RefusedToRead { get; } = [Caller.Foreign, Caller.Revoked, Caller.Nobody];

    public static IReadOnlyList<Caller> RefusedToWrite { get; } = [Caller.Reader, .. RefusedToRead];
}
