using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
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
        options.AddOperationTransformer(async (operation, context, cancellation) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            {
                operation.Security =
                [
                    new() { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] },
                    new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
                ];
            }

            var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: cancellation);
            context.Document!.AddComponent(nameof(ProblemDetails), problem);
            operation.Responses ??= [];
            Refusal("429", "Too many requests; Retry-After says when to come again.");
            if (operation.RequestBody is not null)
            {
                Refusal("413", $"More than {GridApiOptions.MaxBodyKilobytes} kB.");
                Refusal("415", "Not application/json.");
            }

            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                var described = context.Description.ParameterDescriptions.FirstOrDefault(each => each.Name == parameter.Name);
                if (described is not null && WordsOf(described) is { } words && parameter.Schema is OpenApiSchema schema) schema.Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))];
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            }

            void Refusal(string status, string description) => operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), context.Document) },
                },
            });
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = context.JsonTypeInfo.Type;
            if (type == typeof(TimeSpan) || type == typeof(TimeSpan?)) schema.Description ??= "A span of time, “[d.]hh:mm:ss[.fffffff]”.";
            if (type == typeof(ProblemDetails)) Extend(schema);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            {
                if (name.EndsWith("Request", StringComparison.Ordinal) && schema is OpenApiSchema request) Demand(request);
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>The problem's members beyond RFC 9457 are ours.</summary>
    private static void Extend(OpenApiSchema problem)
    {
        problem.Properties ??= new Dictionary<string, IOpenApiSchema>();
        problem.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Machine code, snake_case, stable." };
        problem.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Sentences by field, where fields are at fault.",
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        };
    }

    /// <summary>Fields we demand are nullable in code only, so that one that is missing gets our own answer: to the outside they are not.</summary>
    private static void Demand(OpenApiSchema request)
    {
        foreach (var field in request.Required ?? new HashSet<string>())
        {
            if (request.Properties?.TryGetValue(field, out var schema) != true || schema is not OpenApiSchema inner) continue;
            if (inner.Type is { } type) inner.Type = type & ~JsonSchemaType.Null;
            if (inner.OneOf is { Count: 2 } either) request.Properties[field] = either.First(each => each.Type != JsonSchemaType.Null);
        }
    }

    private static IEnumerable<string>? WordsOf(ApiParameterDescription parameter) =>
        (parameter.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.GetCustomAttributes(typeof(WordsOfAttribute), false) is [WordsOfAttribute { Words: var words }]
            ? Enum.GetNames(words).Select(JsonNamingPolicy.CamelCase.ConvertName)
            : null;
}
