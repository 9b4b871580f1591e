namespace DeployTokenPortal.RegistryAuth;

/// <summary>
/// Marks endpoints whose bodies come from elsewhere. A package may hold a page and scripts, and whoever opens it is signed in to the portal at the same
/// origin: such an answer may run and load nothing.
/// </summary>
public sealed class ForeignContent
{
    public static ForeignContent Instance { get; } = new();

    private ForeignContent()
    {
    }
}
