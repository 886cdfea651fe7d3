using Microsoft.AspNetCore.Http;

namespace GridOrleans.Api.Pages;

/// <summary>What every answer tells the browser. Pages may load only what this site serves; addresses with tokens in them are never told to another site.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>
    /// The map library starts its workers from blobs and reads images as blobs and data; components set styles on elements. Nothing else is let in.
    /// </summary>
    private const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self' blob:; manifest-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Also of photos and files, which strangers made: opened as a page, they are one that may do nothing.</summary>
    private const string Data = "default-src 'none'; frame-ancestors 'none'; sandbox";

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment: whoever writes a problem begins by clearing what an endpoint had set.
        http.Response.OnStarting(static state => Set((HttpContext)state), http);
        return next(http);
    }

    private static Task Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=()";

        // The jobs dashboard brings its own inline scripts and is for administrators only; it is merely kept out of frames.
        headers.ContentSecurityPolicy = http.Request.Path switch
        {
            var path when path.StartsWithSegments("/api") || path.StartsWithSegments("/hub") || path.StartsWithSegments("/openapi") => Data,
            var path when path.StartsWithSegments("/jobs") => "frame-ancestors 'none'",
            _ => Page,
        };
        return Task.CompletedTask;
    }
}
