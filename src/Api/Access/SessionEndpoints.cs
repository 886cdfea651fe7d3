using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Access;

public sealed record SignInRequest([property: Required] string? Login, [property: Required] string? Password);

public sealed record DisplaySignInRequest([property: Required] string? Token);

/// <summary>Who is signed in.</summary>
/// <param name="AreaCodes">Areas served; a code covers every code that starts with it.</param>
/// <param name="UnitIds">Units spoken for.</param>
public sealed record Me(string Login, string Name, Role Role, IReadOnlyList<string> AreaCodes, IReadOnlyList<string> UnitIds)
{
    public static Me Of(Account account) => new(account.Login, account.Name, account.Role, account.AreaCodes, account.UnitIds);
}

/// <summary>Coming and going: a cookie for people, a longer one for walls.</summary>
public static class SessionEndpoints
{
    private const int MaxLogin = 100, MaxSecret = 200;

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/session").WithTags("Session");
        session.MapPost("/", SignIn).RequireRateLimiting(Rates.SignIn)
            .WithSummary("Sign in")
            .WithDescription("Sets the session cookie. After several failures the account is locked for a while, whatever the password.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        session.MapPost("/display", SignInDisplay).RequireRateLimiting(Rates.SignIn)
            .WithSummary("Exchange a display token for a wall's session")
            .WithDescription("For a wall opened as /wall?token=…: the page exchanges the token for a cookie and takes it out of the address.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        session.MapGet("/", Who).RequireRateLimiting(Rates.General).WithSummary("Who is signed in").ProducesProblem(StatusCodes.Status401Unauthorized);
        session.MapDelete("/", (Delegate)SignOut).RequireRateLimiting(Rates.General).WithSummary("Sign out").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> SignIn(
        SignInRequest request, HttpContext http, IAccounts accounts, GridApiOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var login = fields.Text("login", request.Login, MaxLogin);
        fields.Text("password", request.Password, MaxSecret);
        if (!fields.AreFine) return fields.Problem();

        switch (await accounts.SignIn(login, request.Password!, cancellation))
        {
            case Access.SignIn.Ok ok:
                await Enter(http, ok.Account, options, time);
                return TypedResults.Ok(Me.Of(ok.Account));
            case Access.SignIn.Locked:
                return Problem.Of(http, StatusCodes.Status401Unauthorized, ProblemCode.LockedOut);
            default:
                return Problem.Of(http, StatusCodes.Status401Unauthorized, ProblemCode.SignInFailed);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SignInDisplay(
        DisplaySignInRequest request, HttpContext http, IAccounts accounts, GridApiOptions options, TimeProvider time, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var token = fields.Text("token", request.Token, MaxSecret);
        if (!fields.AreFine) return fields.Problem();

        // Only a wall's token becomes a cookie; a program's would outlive its purpose in a browser.
        if (await accounts.FindByToken(token, cancellation) is not { Role: Role.Display } display)
        {
            return Problem.Of(http, StatusCodes.Status401Unauthorized, ProblemCode.SignInFailed);
        }

        await Enter(http, display, options, time);
        return TypedResults.NoContent();
    }

    private static Results<Ok<Me>, ProblemHttpResult> Who(HttpContext http) => GridClaims.AccountOf(http.User) is { } account
        ? TypedResults.Ok(Me.Of(account))
        : Problem.Of(http, StatusCodes.Status401Unauthorized, ProblemCode.SignInRequired);

    private static async Task<NoContent> SignOut(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.NoContent();
    }

    private static Task Enter(HttpContext http, Account account, GridApiOptions options, TimeProvider time) => http.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        GridClaims.Principal(account, CookieAuthenticationDefaults.AuthenticationScheme),
        account.Role == Role.Display
            ? new() { IsPersistent = true, ExpiresUtc = time.GetUtcNow() + options.DisplaySession }
            : new());
}
