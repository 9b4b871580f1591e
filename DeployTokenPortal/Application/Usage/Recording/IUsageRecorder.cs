using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Application.Usage.Recording;

/// <summary>Notes uses while a request is answered: never waits, never fails. Thread-safe.</summary>
public interface IUsageRecorder
{
    /// <summary>Notes what a deploy token with a valid secret did, or was refused.</summary>
    /// <param name="token">The token.</param>
    /// <param name="note">What it did.</param>
    void Note(DeployTokenActor token, in UsageNote note);

    /// <summary>Notes a use of a personal access token.</summary>
    /// <param name="tokenId">The token.</param>
    /// <param name="use">What for, such as <c>api</c> or <c>pull</c>.</param>
    /// <param name="address">Source address.</param>
    void NotePersonal(long tokenId, string use, string? address);

    /// <summary>Counts an attempt with a secret that nobody has.</summary>
    /// <param name="address">Source address.</param>
    void NoteUnknown(string? address);
}
