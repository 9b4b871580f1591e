using DeployTokenPortal.Api.Common.Answers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DeployTokenPortal.Api.Common.Parameters;

/// <summary>Makes a <see cref="ParameterSet"/> from what was sent. All faults are collected into one refusal, in the order of the parameters.</summary>
internal sealed class ParameterBinder : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var context = bindingContext.HttpContext;
        var (sent, refusal) = await ParameterReader.ReadAsync(context);
        if (sent is null)
        {
            ApiRefusal.Set(context, refusal!);
            return;
        }

        var set = (ParameterSet)Activator.CreateInstance(bindingContext.ModelType)!;
        var faults = ParameterSchema.Of(bindingContext.ModelType).Select(parameter => Fill(set, parameter, sent)).OfType<string>().ToList();
        if (faults.Count == 0 && set is ICheckedParameters own)
            faults.AddRange(own.FindFaults());
        if (faults.Count > 0)
            ApiRefusal.Set(context, ApiRefusal.BadParameters(string.Join(", ", faults)));
        bindingContext.Result = ModelBindingResult.Success(set);
    }

    private static string? Fill(ParameterSet set, ParameterProperty parameter, RawParameters sent)
    {
        if (sent.Find(parameter.Name) is not { } raw)
            return parameter.IsRequired ? $"{parameter.Name} is missing" : null;
        var (value, fault) = parameter.Type.Convert(raw);
        switch (fault)
        {
            case ParameterFault.Invalid:
                return $"{parameter.Name} is invalid";
            case ParameterFault.NotAllowed:
                return $"{parameter.Name} does not have a valid value";
            case ParameterFault.None:
            default:
                // Null keeps the property's own default: an empty value counts as not sent, but for Optional, which notes it.
                if (parameter.Wrap(value) is { } accepted)
                    parameter.Property.SetValue(set, accepted);
                return null;
        }
    }
}

/// <summary>A set with rules about single values beyond their type.</summary>
internal interface ICheckedParameters
{
    /// <summary>The faults as GitLab words them, such as <c>page does not have a valid value</c>.</summary>
    IEnumerable<string> FindFaults();
}

/// <summary>Chooses the binders of this room by type.</summary>
internal sealed class ApiBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.ModelType;
        if (typeof(ParameterSet).IsAssignableFrom(type))
            return new ParameterBinder();
        if (type == typeof(HolderId))
            return new HolderIdBinder();
        return type == typeof(Application.Common.Caller) || type == typeof(Application.Common.TokenInUse) ? new CallerBinder() : null;
    }
}
