using System.Security.Claims;
using GridOrleans.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace GridOrleans.Api.Access;

/// <summary>An account as claims of a principal, and back.</summary>
public static class GridClaims
{
    private const string Key = "key", Login = "login", Name = "name", Area = "area", Unit = "unit";

    public static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
        [
            new(Key, account.Key),
            new(Login, account.Login),
            new(Name, account.Name),
            new(ClaimTypes.Role, account.Role.ToString()),
            .. account.AreaCodes.Select(code => new Claim(Area, code)),
            .. account.UnitIds.Select(id => new Claim(Unit, id)),
        ],
        scheme,
        Name,
        ClaimTypes.Role));

    public static string? KeyOf(ClaimsPrincipal principal) => principal.FindFirstValue(Key);

    /// <summary>Null = nobody is signed in.</summary>
    public static Account? AccountOf(ClaimsPrincipal? principal) =>
        principal?.Identity?.IsAuthenticated == true && principal.FindFirstValue(Key) is { } key
            ? new(
                key,
                principal.FindFirstValue(Login)!,
                principal.FindFirstValue(Name)!,
                Enum.Parse<Role>(principal.FindFirstValue(ClaimTypes.Role)!),
                [.. principal.FindAll(Area).Select(claim => claim.Value)],
                [.. principal.FindAll(Unit).Select(claim => claim.Value)])
            : null;

    /// <summary>The signed-in actor; only behind an authorisation policy, where there always is one.</summary>
    public static Actor Actor(this HttpContext http) =>
        AccountOf(http.User)?.Actor ?? throw new InvalidOperationException("No policy guards this endpoint.");
}
