using Microsoft.AspNetCore.Mvc.Routing;

namespace DeployTokenPortal.Api.Common;

/// <summary>Answers GET, and HEAD as RFC 9110 §9.3.2 wants: the same without the body, which the server leaves out.</summary>
public sealed class GetAttribute : HttpMethodAttribute
{
    private static readonly string[] s_methods = ["GET", "HEAD"];

    public GetAttribute()
        : base(s_methods)
    {
    }

    /// <param name="template">Continues the class's route.</param>
    public GetAttribute(string template)
        : base(s_methods, template)
    {
    }
}
