using DeployTokenPortal.Api.Common.Parameters;
using DeployTokenPortal.Application.Common;

namespace DeployTokenPortal.Api.Common.Paging;

/// <summary>The parameters of every list (contract §3.7).</summary>
public abstract record PageParameters : ParameterSet, ICheckedParameters
{
    private const int DefaultSize = 20;

    [ParameterHelp("Page of the list, from 1.", Example = 1)]
    public long? Page { get; init; }

    [ParameterHelp("Rows a page: 20 unless said otherwise, at most 100.", Example = 20)]
    public long? PerPage { get; init; }

    /// <summary>Which part is wanted; the size is capped without an error.</summary>
    internal PageRequest Request => new((int)Math.Min(Page ?? 1, int.MaxValue), (int)Math.Min(PerPage ?? DefaultSize, PageRequest.MaximumSize));

    IEnumerable<string> ICheckedParameters.FindFaults() => PageFaults();

    /// <summary>What is wrong with page and size.</summary>
    private protected IEnumerable<string> PageFaults()
    {
        if (Page < 1)
            yield return "page does not have a valid value";
        if (PerPage == 0)
            yield return "per_page has a value not allowed";
        else if (PerPage < 0)
            yield return "per_page does not have a valid value";
    }
}
