using DeployTokenPortal.Api.Common.Access;
using DeployTokenPortal.Application.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>Hands the caller, or the token in use, which the access filter has found, to the action.</summary>
internal sealed class CallerBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var caller = ApiCaller.Of(bindingContext.HttpContext);
        bindingContext.Result = ModelBindingResult.Success(bindingContext.ModelType == typeof(TokenInUse) ? caller.Token ?? TokenInUse.None : caller);
        return Task.CompletedTask;
    }
}
