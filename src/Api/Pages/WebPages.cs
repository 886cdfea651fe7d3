using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace GridOrleans.Api.Pages;

/// <summary>The web app's files: pages by their address, everything else by its name. Hashed assets are kept for ever, pages never.</summary>
public static class WebPages
{
    private static readonly string[] Routes = ["wall", "desk", "unit", "report", "login"];

    /// <param name="root">Folder of the built app; null = nothing is served.</param>
    public static void UseWebFiles(this IApplicationBuilder app, string? root)
    {
        if (root is null) return;
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        types.Mappings[".pbf"] = "application/x-protobuf";
        types.Mappings[".geojson"] = "application/geo+json";
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(root)),
            ContentTypeProvider = types,
            OnPrepareResponse = served => served.Context.Response.Headers.CacheControl =
                served.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    public static void MapWebPages(this IEndpointRouteBuilder routes, string? root)
    {
        if (root is null) return;
        var folder = Path.GetFullPath(root);
        Map("/", "index");
        Map("/t/{token}", "track");
        foreach (var route in Routes)
        {
            Map($"/{route}", route);
            Map($"/{route}/{{**rest}}", route);
        }

        void Map(string pattern, string page) =>
            routes.MapGet(pattern, (HttpContext http) => Send(http, folder, page)).ExcludeFromDescription();
    }

    /// <summary>The page's own file, else the one page of the app, else – an app without a front page opens at the desk – that.</summary>
    private static IResult Send(HttpContext http, string folder, string page)
    {
        var file = new[] { page, "index", "desk" }.Select(name => Path.Combine(folder, name + ".html")).FirstOrDefault(File.Exists);
        if (file is null) return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.PhysicalFile(file, "text/html; charset=utf-8");
    }
}
