using System.Text.Json;
using GridOrleans.Contracts.Json;
using GridOrleans.Jobs;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GridOrleans.Silo.Operations;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work – database, engine, sweeper, feed; each says in words what is wrong.
/// </summary>
public static class GridHealth
{
    /// <summary>A check that takes longer counts as failed.</summary>
    public static TimeSpan CheckLimit { get; } = TimeSpan.FromSeconds(3);

    public static void AddGridHealth(this IServiceCollection services, GridOptions options)
    {
        var checks = services.AddHealthChecks();
        checks.AddCheck<DatabaseReadiness>("database", tags: [JobsServices.Ready], timeout: CheckLimit);
        if (options.Has(GridRole.Api)) checks.AddCheck<FeedReadiness>("feed", tags: [JobsServices.Ready], timeout: CheckLimit);
    }

    public static void MapGridHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = Write });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(JobsServices.Ready), ResponseWriter = Write });
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var said = new
        {
            Status = report.Status.ToString().ToLowerInvariant(),
            Checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { Status = entry.Value.Status.ToString().ToLowerInvariant(), entry.Value.Description }),
        };
        return JsonSerializer.SerializeAsync(context.Response.Body, said, GridJson.Options, context.RequestAborted);
    }
}
