namespace DeployTokenPortal.Application.Auditing.Shipping;

/// <summary>A place outside that audit rows are sent to.</summary>
internal interface IAuditTarget
{
    /// <summary>Names the place in the database and in messages; never changes.</summary>
    string Name { get; }

    /// <summary>Sends rows in their order. Returns when the place has taken them all; it may get some of them again after a failure.</summary>
    /// <exception cref="HttpRequestException">The place did not take them.</exception>
    /// <exception cref="IOException">The place could not be reached, or went away.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The place could not be reached.</exception>
    Task SendAsync(IReadOnlyList<AuditEventView> rows, CancellationToken ct);
}

/// <summary>Every place that is configured.</summary>
internal sealed record AuditTargets(IReadOnlyList<IAuditTarget> All);
