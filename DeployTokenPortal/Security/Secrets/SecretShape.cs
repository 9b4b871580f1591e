namespace DeployTokenPortal.Security.Secrets;

/// <summary>What the text of a presented secret alone tells, before anything is looked up.</summary>
public enum SecretShape
{
    /// <summary>It cannot be a secret of ours: refuse it without touching the database.</summary>
    Malformed,

    /// <summary>It may be one: look it up by its digest.</summary>
    Plausible,
}
