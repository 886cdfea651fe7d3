using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.OpenApi;

/// <summary>The description to read and to try out, at <c>/docs</c>; everything it needs comes from this process.</summary>
public static class DescriptionPage
{
    public static void MapDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "GridOrleans API";
            page.SwaggerEndpoint("/openapi/v1.json", "GridOrleans");
        });
    }
}
