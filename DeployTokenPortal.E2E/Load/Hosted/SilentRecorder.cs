using DeployTokenPortal.Application.Usage.Recording;
using DeployTokenPortal.Domain.Access;

namespace DeployTokenPortal.Load.Hosted;

/// <summary>Notes nothing.</summary>
internal sealed class SilentRecorder : IUsageRecorder
{
    public void Note(DeployTokenActor token, in UsageNote note)
    {
    }

    public void NotePersonal(long tokenId, string use, string? address)
    {
    }

    public void NoteUnknown(string? address)
    {
    }
}
