using GridOrleans.Api.Problems;
using GridOrleans.Api.Words;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace GridOrleans.Api.Access;

/// <summary>
/// The guard against forged requests: a request that changes something, or opens the live line, on the strength of a cookie must come from a
/// page of this site. Browsers say so in <c>Sec-Fetch-Site</c> or <c>Origin</c>; tokens are not sent by browsers on their own and need no guard.
/// </summary>
public sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        IsAtRisk(http.Request) && !IsAllowed(http.Request.Headers, http.Request.Host, IsByCookie(http))
            ? Problem.Of(http, StatusCodes.Status403Forbidden, ProblemCode.CrossSite).ExecuteAsync(http)
            : next(http);

    /// <param name="isByCookie">Then evidence of the same origin is demanded; otherwise only evidence of another one is refused.</param>
    public static bool IsAllowed(IHeaderDictionary headers, HostString host, bool isByCookie)
    {
        if (headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site is "same-origin";
        if (headers.Origin.ToString() is { Length: > 0 } origin)
        {
            // Behind a proxy that ends TLS the scheme differs; host and port do not.
            return Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
        }

        return !isByCookie;
    }

    private static bool IsAtRisk(HttpRequest request) =>
        request.Path.StartsWithSegments("/hub")
        || request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    private static bool IsByCookie(HttpContext http) =>
        http.User.Identity is { IsAuthenticated: true, AuthenticationType: CookieAuthenticationDefaults.AuthenticationScheme };
}
