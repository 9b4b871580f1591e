namespace DeployTokenPortal.E2E.Support.Upstreams;

/// <summary>A registry that knows nothing of tokens. It answers a request that still carries a client's credential with 500, so that no story passes with one leaking.</summary>
public interface IUpstream : IAsyncDisposable
{
    /// <summary>Where it listens; ends in a slash.</summary>
    Uri Address { get; }

    /// <summary>What it has printed.</summary>
    string Log { get; }
}
