namespace DeployTokenPortal.Api.Common.Reference;

/// <summary>The OpenAPI document at <c>/openapi/v4.json</c> and the page at <c>/api/docs</c> that shows it; both come from the product itself.</summary>
internal static class ApiReference
{
    private const string DocumentName = "v4";
    private const string PagePrefix = "api/docs";

    public static IServiceCollection AddApiReference(this IServiceCollection services) => services.AddOpenApi(DocumentName, options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v4", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer<DocumentDescription>();
        options.AddOperationTransformer<OperationDescription>();
    });

    public static void MapApiReference(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    public static IApplicationBuilder UseApiReference(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = PagePrefix;
        page.DocumentTitle = "REST API · Deploy tokens";
        page.SwaggerEndpoint($"/openapi/{DocumentName}.json", "REST API v4");
    });
}
