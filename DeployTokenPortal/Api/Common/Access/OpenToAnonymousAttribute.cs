namespace DeployTokenPortal.Api.Common.Access;

/// <summary>Lets a request without a credential through to the action, which answers by what the holder's visibility allows. Without it such a request gets 401.</summary>
/// <param name="reason">Why the action may be called without a credential.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAnonymousAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>Takes every personal access token, whatever its scopes: the action tells only about the token itself, or ends it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnyTokenScopeAttribute : Attribute;
