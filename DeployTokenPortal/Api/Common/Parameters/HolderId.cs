using System.Globalization;
using DeployTokenPortal.Api.Common.Access;
using DeployTokenPortal.Api.Common.Answers;
using DeployTokenPortal.Application.Groups;
using DeployTokenPortal.Domain.Access;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>What <c>:id</c> in an address of <c>/projects</c> or <c>/groups</c> stands for (contract §3.4).</summary>
/// <param name="Kind">Project or group, by the address.</param>
/// <param name="Value">Its id. A number is taken as it is; whether something has it is the service's to say.</param>
public sealed record HolderId(ResourceKind Kind, long Value)
{
    /// <summary>Project or group, for what has only these two.</summary>
    public HolderKind Holder => Kind == ResourceKind.Project ? HolderKind.Project : HolderKind.Group;
}

/// <summary>Reads <c>:id</c>: all digits are the number, anything else the encoded full path. A path that leads nowhere is refused after the parameters were judged.</summary>
internal sealed class HolderIdBinder : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var context = bindingContext.HttpContext;
        var kind = KindOf(bindingContext.ActionContext.ActionDescriptor.AttributeRouteInfo?.Template);
        // The router leaves %2F as it is, or the path would be several segments.
        var text = Uri.UnescapeDataString(context.Request.RouteValues[bindingContext.FieldName] as string ?? "");
        var (id, isFormer) = await FindAsync(context, kind, text);
        bindingContext.Result = ModelBindingResult.Success(new HolderId(kind, id ?? 0));
        if (id is null)
            HolderRefusal.Set(context, new HolderRefusal(kind, null));
        else if (isFormer)
            HolderRefusal.Set(context, new HolderRefusal(kind, id));
    }

    private static ResourceKind KindOf(string? template) =>
        template?.StartsWith("api/v4/projects/", StringComparison.Ordinal) == true ? ResourceKind.Project : ResourceKind.Group;

    private static async Task<(long? Id, bool IsFormer)> FindAsync(HttpContext context, ResourceKind kind, string text)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, false);
        if (kind == ResourceKind.Project && !text.Contains('/', StringComparison.Ordinal))
            return (null, false);
        var paths = context.RequestServices.GetRequiredService<HolderPaths>();
        return await paths.FindAsync(ApiCaller.Of(context), kind, text, context.RequestAborted) is { } found ? (found.Id, found.IsFormer) : (null, false);
    }
}
