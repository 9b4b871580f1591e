using System.Text.Json.Nodes;
using DeployTokenPortal.Api.Common.Parameters;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DeployTokenPortal.Api.Common.Reference;

/// <summary>Describes one operation from what binds it: the properties of its <see cref="ParameterSet"/>, and the refusals that every operation shares.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    private static readonly (string Status, string Meaning)[] s_refusals =
    [
        ("400", "A parameter is missing or not accepted; the body names it."),
        ("401", "No credential, or one that is unknown, expired or revoked."),
        ("403", "The level, or the token's scope, does not reach that far."),
        ("404", "It does not exist, or the caller may not know that it does."),
        ("429", "Too many requests within a minute; Retry-After says how long to wait."),
    ];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is not ControllerActionDescriptor action)
            return Task.CompletedTask;
        var set = action.MethodInfo.GetParameters().FirstOrDefault(parameter => typeof(ParameterSet).IsAssignableFrom(parameter.ParameterType))?.ParameterType;
        var path = context.Description.RelativePath ?? "";
        var parameters = set is null ? [] : ParameterSchema.Of(set).Where(parameter => !IsInPath(parameter, path)).ToList();
        operation.Parameters = [.. PathParameters(path, set)];
        operation.RequestBody = null;
        if (context.Description.HttpMethod is "POST" or "PUT")
            operation.RequestBody = BodyOf(parameters);
        else
            operation.Parameters = [.. operation.Parameters, .. parameters.Select(parameter => Describe(parameter, ParameterLocation.Query))];
        operation.Responses ??= [];
        foreach (var (status, meaning) in s_refusals)
            operation.Responses.TryAdd(status, new OpenApiResponse { Description = meaning });
        return Task.CompletedTask;
    }

    private static bool IsInPath(ParameterProperty parameter, string path) => path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal);

    private static IEnumerable<IOpenApiParameter> PathParameters(string path, Type? set)
    {
        if (path.Contains("{id}", StringComparison.Ordinal))
        {
            yield return new OpenApiParameter
            {
                Name = "id",
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = "Number, or encoded full path such as acme%2Fplatform%2Fsvc.",
                Example = JsonValue.Create("acme%2Fplatform"),
            };
        }

        foreach (var parameter in set is null ? [] : ParameterSchema.Of(set).Where(parameter => IsInPath(parameter, path)))
            yield return Describe(parameter, ParameterLocation.Path);
    }

    private static OpenApiParameter Describe(ParameterProperty parameter, ParameterLocation location) => new()
    {
        Name = parameter.Name,
        In = location,
        Required = location == ParameterLocation.Path || parameter.IsRequired,
        Schema = SchemaOf(parameter.Type),
        Description = parameter.Help?.Text,
        Example = ExampleOf(parameter),
    };

    private static OpenApiRequestBody? BodyOf(List<ParameterProperty> parameters)
    {
        if (parameters.Count == 0)
            return null;
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name)),
            Properties = parameters.ToDictionary(parameter => parameter.Name, IOpenApiSchema (parameter) =>
            {
                var property = SchemaOf(parameter.Type);
                (property.Description, property.Examples) = (parameter.Help?.Text, ExampleOf(parameter) is { } example ? [example] : null);
                return property;
            }),
        };
        return new OpenApiRequestBody
        {
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = schema },
                ["application/x-www-form-urlencoded"] = new() { Schema = schema },
                ["multipart/form-data"] = new() { Schema = schema },
            },
        };
    }

    private static JsonNode? ExampleOf(ParameterProperty parameter)
    {
        var example = parameter.Help?.Example is { } value ? JsonValue.Create(value) : null;
        return parameter.Type.IsList && example is not null ? new JsonArray(example) : example;
    }

    private static OpenApiSchema SchemaOf(ParameterType type)
    {
        var one = new OpenApiSchema
        {
            Type = type.Schema switch { "integer" => JsonSchemaType.Integer, "boolean" => JsonSchemaType.Boolean, _ => JsonSchemaType.String },
            Format = type.Format,
            Enum = type.Values?.Select(value => (JsonNode)(type.Schema == "integer" ? JsonValue.Create(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(value))).ToList(),
        };
        return type.IsList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one;
    }
}
