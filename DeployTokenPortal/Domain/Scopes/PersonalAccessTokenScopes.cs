namespace DeployTokenPortal.Domain.Scopes;

/// <summary>What a personal access token allows its owner to do; never more than the owner may. The numbers are stored.</summary>
[Flags]
public enum PersonalAccessTokenScopes
{
    /// <summary>No scope; a token with none is never valid.</summary>
    None = 0,

    /// <summary>Everything the person may do, registries included.</summary>
    Api = 1,

    /// <summary>Everything the person may read in the REST API.</summary>
    ReadApi = 2,

    /// <summary>Container pull.</summary>
    ReadRegistry = 4,

    /// <summary>Container push; does not include pull.</summary>
    WriteRegistry = 8,
}
