using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GridOrleans.Api.Access;

/// <summary>Bearer tokens of programs and walls: opaque, looked up by hash. The hub also takes one in its query, as browsers' sockets carry no headers.</summary>
public sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, KnownAccounts accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "token";

    /// <summary>Our tokens are far shorter; longer ones are not looked up.</summary>
    private const int MaxTokenLength = 200;

    private const string Prefix = "Bearer ";

    public static string? TokenOf(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is { Length: > 0 } header)
        {
            return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
        }

        return request.Path.StartsWithSegments("/hub") && request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token) return AuthenticateResult.NoResult();
        var account = token.Length is 0 or > MaxTokenLength ? null : await accounts.FindByToken(token, Context.RequestAborted);
        return account is null
            ? AuthenticateResult.Fail("No such token.")
            : AuthenticateResult.Success(new(GridClaims.Principal(account, Name), Name));
    }
}
