using DeployTokenPortal.Configuration;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DeployTokenPortal.Api.Common.Reference;

/// <summary>What holds for the whole API: what it is, where it is, how one signs in.</summary>
internal sealed class DocumentDescription(PublicAddress address) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Deploy-token portal",
            Version = "v4",
            Description = "Compatible with GitLab's REST API for deploy tokens and what its clients call around them. "
                + "Parameters go into the query, a JSON body or a form; identifiers of projects and groups are numbers or encoded full paths.",
        };
        document.Servers = [new OpenApiServer { Url = address.Base }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["PRIVATE-TOKEN"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "PRIVATE-TOKEN", Description = "A personal access token with scope api, or read_api for reading." },
            ["Bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The same token." },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("PRIVATE-TOKEN", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("Bearer", document)] = [] },
        ];
        // HEAD is GET without the body, everywhere.
        foreach (var path in document.Paths.Values)
            path.Operations?.Remove(HttpMethod.Head);
        return Task.CompletedTask;
    }
}
