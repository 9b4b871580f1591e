using DeployTokenPortal.Application.Common;
using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;
using DeployTokenPortal.Domain.Usage;

namespace DeployTokenPortal.Application.RegistryAccess;

/// <summary>What a registry client did, as usage: allowed and refused alike, as long as the secret was a valid one.</summary>
internal sealed class RegistryUsage(IUsageRecorder recorder)
{
    /// <summary>Notes something allowed. Anonymous uses are nobody's.</summary>
    public void NoteAllowed(Actor actor, long? personalTokenId, in UsageNote asked)
    {
        if (actor is DeployTokenActor token)
            recorder.Note(token, asked with { Outcome = UsageOutcome.Allowed });
        else if (personalTokenId is { } id)
            recorder.NotePersonal(id, asked.For, asked.Address);
    }

    /// <summary>Notes a decision against a deploy token; people are not watched.</summary>
    public void NoteRefused(DeployTokenActor token, UsageOutcome outcome, in UsageNote asked) => recorder.Note(token, asked with { Outcome = outcome });

    /// <summary>Notes a credential that is no good: with its reason when the secret is some token's, else as one more unknown one.</summary>
    public void NoteBadCredential(CredentialResult found, Credential presented, in UsageNote asked)
    {
        if ((found.Token ?? found.Actor as DeployTokenActor) is { } token)
        {
            var outcome = OutcomeOf(found.Fault);
            recorder.Note(token, asked with { Outcome = outcome, Username = outcome == UsageOutcome.WrongUsername ? LoggableText.Of(presented.Username) : "" });
        }
        else if (found.Fault is CredentialFault.Unknown or CredentialFault.Malformed && !presented.IsEmpty)
        {
            recorder.NoteUnknown(asked.Address);
        }
    }

    private static UsageOutcome OutcomeOf(CredentialFault? fault) => fault switch
    {
        CredentialFault.Ended => UsageOutcome.Revoked,
        CredentialFault.Expired => UsageOutcome.Expired,
        CredentialFault.WrongUsername => UsageOutcome.WrongUsername,
        null or CredentialFault.Malformed or CredentialFault.Unknown or CredentialFault.OtherDoor or CredentialFault.Throttled => UsageOutcome.OtherDoor,
    };
}
