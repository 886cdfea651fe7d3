using GridOrleans.Api.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace GridOrleans.Api.OpenApi;

/// <summary>The machine-readable description of the API, at <c>/openapi/v1.json</c>.</summary>
public static class Description
{
    public const string Document = "v1";

    private const string Cookie = "session", Bearer = "token";

    public static IServiceCollection AddGridDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "GridOrleans",
                Version = Document,
                Description =
                    "Grid-based city governance: report issues, carry them through their life, read queues and the wall. Times are ISO 8601 in UTC, spans “[d.]hh:mm:ss[.fffffff]”, " +
                    "places WGS 84 degrees. Every change carries an operation id: the same id never acts twice and gets the first answer again. Problems are RFC 9457 with " +
                    "a machine code and, where fields are at fault, errors by field; Accept-Language zh-CN or en chooses the language. Live frames come by SignalR at /hub/live.",
            };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Cookie] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "grid.session", Description = "People: set by POST /api/session. Changes must come from a page of this site." },
                [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Programs: an opaque token." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd("429", new OpenApiResponse { Description = "Too many requests; Retry-After says when to come again." });
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            {
                operation.Security =
                [
                    new() { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] },
                    new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
                ];
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(TimeSpan) || context.JsonTypeInfo.Type == typeof(TimeSpan?))
            {
                schema.Description ??= "A span of time, “[d.]hh:mm:ss[.fffffff]”.";
            }

            // The problem's members beyond RFC 9457 are ours.
            if (context.JsonTypeInfo.Type == typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))
            {
                schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
                schema.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Machine code, snake_case, stable." };
                schema.Properties["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Sentences by field, where fields are at fault.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                };
            }

            return Task.CompletedTask;
        });
    });
}
