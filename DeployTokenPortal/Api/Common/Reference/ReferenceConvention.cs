using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DeployTokenPortal.Api.Common.Reference;

/// <summary>
/// Puts every action of the room into the API reference; nobody has to remember it. The framework must not take the types of its parameters apart:
/// <see cref="OperationDescription"/> knows what they bind.
/// </summary>
internal sealed class ReferenceConvention : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        application.ApiExplorer.IsVisible = true;
        foreach (var parameter in application.Controllers.SelectMany(controller => controller.Actions).SelectMany(action => action.Parameters))
            (parameter.BindingInfo ??= new BindingInfo()).BindingSource = BindingSource.Special;
    }
}
