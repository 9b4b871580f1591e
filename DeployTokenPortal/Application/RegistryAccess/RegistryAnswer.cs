using DeployTokenPortal.Application.Observability;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>What a registry client is told (contract §4.4). Exactly these kinds exist.</summary>
public abstract record RegistryAnswer
{
    private protected RegistryAnswer()
    {
    }

    /// <summary>What became of the question, for the metrics.</summary>
    public required DoorVerdict Verdict { get; init; }

    /// <summary>The credential is no good: 401.</summary>
    public sealed record BadCredential : RegistryAnswer;

    /// <summary>The address failed too often, and this credential is not one in use: 429.</summary>
    public sealed record TooManyFailures : RegistryAnswer;

    /// <summary>Nobody signed in and nothing granted, or a good credential without any container ability: 403.</summary>
    public sealed record Denied : RegistryAnswer;

    /// <summary>A token with what is granted, which may be nothing.</summary>
    /// <param name="Actor">For whom.</param>
    /// <param name="Grants">In the order asked.</param>
    /// <param name="EndsAt">Last instant at which the credential works, UTC; nothing given for it may work longer. Null while no end is set.</param>
    public sealed record Granted(Actor Actor, IReadOnlyList<RegistryGrant> Grants, DateTimeOffset? EndsAt) : RegistryAnswer;
}
