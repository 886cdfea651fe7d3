using System.Data.Common;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace GridOrleans.Api.Problems;

/// <summary>The last word on every failure under <c>/api</c>: exceptions and bare status codes leave as problems, bad input never as a 5xx.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (OfBareStatus(http) is { } bare) await Answer(http, bare);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up: nobody is left to be answered.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Answer(http, OfException(http, failure));
        }
    }

    private static Task Answer(HttpContext http, ProblemHttpResult problem) => problem.ExecuteAsync(http);

    private ProblemHttpResult OfException(HttpContext http, Exception failure)
    {
        switch (failure)
        {
            case BadHttpRequestException bad:
                return BadRequests.Explain(http, bad);
            case OutcomeUnknownException unknown:
                log.OutcomeUnknown(http.Request.Path, failure);
                http.Response.Headers.RetryAfter = "1";
                return Problem.Of(http, unknown.IsTimeout ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status503ServiceUnavailable, ProblemCode.OutcomeUnknown);
            case DbException or TimeoutException or OperationCanceledException:
                log.Unavailable(http.Request.Path, failure);
                http.Response.Headers.RetryAfter = "1";
                return Problem.Of(http, StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable);
            case NoDistrictException or Storage.Districts.Books.NoBooksException:
                http.Response.Headers.RetryAfter = "5";
                return Problem.Of(http, StatusCodes.Status503ServiceUnavailable, ProblemCode.NoDistrict);
            default:
                log.Failed(http.Request.Method, http.Request.Path, failure);
                return Problem.Of(http, StatusCodes.Status500InternalServerError, ProblemCode.Internal);
        }
    }

    /// <summary>Routing, sign-in and the framework's own checks set a status and write nothing.</summary>
    private static ProblemHttpResult? OfBareStatus(HttpContext http)
    {
        var response = http.Response;
        if (response.HasStarted || response.ContentLength > 0 || response.ContentType is not null || !http.Request.Path.StartsWithSegments("/api")) return null;
        return response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => Problem.Of(http, response.StatusCode, ProblemCode.BadRequest),
            StatusCodes.Status401Unauthorized => Problem.Of(http, response.StatusCode, ProblemCode.SignInRequired),
            StatusCodes.Status403Forbidden => Problem.Forbidden(http),
            StatusCodes.Status404NotFound => Problem.NotFound(http),
            StatusCodes.Status405MethodNotAllowed => Problem.Of(http, response.StatusCode, ProblemCode.MethodNotAllowed),
            StatusCodes.Status413PayloadTooLarge => Problem.Of(http, response.StatusCode, ProblemCode.TooLarge, GridApiOptions.MaxBodyKilobytes),
            StatusCodes.Status415UnsupportedMediaType => Problem.Of(http, response.StatusCode, ProblemCode.UnsupportedMedia),
            _ => null,
        };
    }
}

internal static partial class ProblemLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    public static partial void Failed(this ILogger log, string method, string path, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outcome of a call on {Path} is unknown.")]
    public static partial void OutcomeUnknown(this ILogger log, string path, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be answered for now.")]
    public static partial void Unavailable(this ILogger log, string path, Exception failure);
}
