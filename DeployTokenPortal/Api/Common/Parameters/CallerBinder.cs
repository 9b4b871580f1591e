using DeployTokenPortal.Api.Common.Access;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>Hands the caller, whom the access filter has found, to the action.</summary>
internal sealed class CallerBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(ApiCaller.Of(bindingContext.HttpContext));
        return Task.CompletedTask;
    }
}
