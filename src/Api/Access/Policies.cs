using System.Security.Claims;
using GridOrleans.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Api.Access;

/// <summary>Who may enter where. What an entrant may then do to one issue is the domain's <c>IssueAccess</c>.</summary>
public static class Policies
{
    /// <summary>Anybody signed in, walls included.</summary>
    public const string SignedIn = "signedIn";

    /// <summary>Anybody who works with cases: everybody but a wall.</summary>
    public const string Worker = "worker";

    public const string Administrator = "administrator";

    private const string CookieOrToken = "grid";

    public static IServiceCollection AddGridAccess(this IServiceCollection services, GridApiOptions options)
    {
        services.AddSingleton<KnownAccounts>();
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, policy => policy.ForwardDefaultSelector = http =>
                TokenScheme.TokenOf(http.Request) is null && http.Request.Headers.Authorization.Count == 0
                    ? CookieAuthenticationDefaults.AuthenticationScheme
                    : TokenScheme.Name)
            .AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "grid.session";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = options.Session;
                cookie.SlidingExpiration = true;
                cookie.Events.OnRedirectToLogin = context => Bare(context.Response, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => Bare(context.Response, StatusCodes.Status403Forbidden);
                cookie.Events.OnValidatePrincipal = Refresh;
            });
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Worker, policy => policy.RequireRole(Enum.GetNames<Role>().Where(role => role != nameof(Role.Display))))
            .AddPolicy(Administrator, policy => policy.RequireRole(nameof(Role.Administrator)));
        return services;
    }

    /// <summary>A cookie is believed only as to whose it is: role and scopes are what the account has now.</summary>
    private static async Task Refresh(CookieValidatePrincipalContext context)
    {
        var known = context.HttpContext.RequestServices.GetRequiredService<KnownAccounts>();
        var key = GridClaims.KeyOf(context.Principal ?? new ClaimsPrincipal());
        if (key is not null && await known.Find(key, context.HttpContext.RequestAborted) is { } account)
        {
            context.ReplacePrincipal(GridClaims.Principal(account, CookieAuthenticationDefaults.AuthenticationScheme));
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    private static Task Bare(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
