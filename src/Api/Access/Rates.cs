using System.Globalization;
using System.Threading.RateLimiting;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Words;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace GridOrleans.Api.Access;

/// <summary>How many requests one caller may make: strangers by address, who is signed in by account. Buckets fill evenly and hold a minute's worth.</summary>
public static class Rates
{
    /// <summary>Reporting: strangers by their own, narrow measure.</summary>
    public const string Report = "report";

    /// <summary>Uploading photos and files: strangers by their own, narrow measure.</summary>
    public const string Upload = "upload";

    public const string SignIn = "signIn";

    /// <summary>Everything else, public or not.</summary>
    public const string General = "general";

    public static IServiceCollection AddGridRates(this IServiceCollection services, RateOptions rates) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(SignIn, http => ByAddress(http, SignIn, rates.SignInsPerMinute));
        limiter.AddPolicy(Report, http => ByAccount(http, rates) ?? ByAddress(http, Report, rates.AnonymousReportsPerMinute));
        limiter.AddPolicy(Upload, http => ByAccount(http, rates) ?? ByAddress(http, Upload, rates.AnonymousUploadsPerMinute));
        limiter.AddPolicy(General, http => ByAccount(http, rates) ?? ByAddress(http, General, rates.AnonymousReadsPerMinute));
        limiter.OnRejected = Reject;
    });

    private static RateLimitPartition<string>? ByAccount(HttpContext http, RateOptions rates) =>
        GridClaims.AccountOf(http.User) is not { } account ? null
        : Bucket(account.Key, http.User.Identity!.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme
            ? rates.PersonPerMinute
            : rates.ProgramPerMinute);

    private static RateLimitPartition<string> ByAddress(HttpContext http, string purpose, int perMinute) =>
        Bucket($"{purpose}/{http.Connection.RemoteIpAddress}", perMinute);

    private static RateLimitPartition<string> Bucket(string name, int perMinute)
    {
        // Refilled often enough to feel even, and never by less than one.
        var period = TimeSpan.FromSeconds(Math.Max(0.1, 60.0 / perMinute));
        return RateLimitPartition.GetTokenBucketLimiter(name, _ => new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, (int)(perMinute * period.TotalMinutes)),
            ReplenishmentPeriod = period,
            QueueLimit = 0,
        });
    }

    private static async ValueTask Reject(OnRejectedContext context, CancellationToken cancellation)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await Problem.Of(context.HttpContext, StatusCodes.Status429TooManyRequests, ProblemCode.TooManyRequests, wait).ExecuteAsync(context.HttpContext);
    }
}
