using System.ComponentModel;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Duplicates;
using GridOrleans.Storage.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Search;

/// <summary>A report that may be of the same thing, for anybody: what, where and when, and not from whom or in which words.</summary>
/// <param name="Place">Words for the place, no finer than a building.</param>
/// <param name="Metres">How far, to the nearest ten.</param>
public sealed record PublicCandidate(string CategoryCode, string Place, DateTimeOffset ReportedAt, IssueState State, int Metres);

/// <param name="Metres">As the crow flies.</param>
/// <param name="Likeness">Of the words, 0–1.</param>
/// <param name="Score">0–1: half by place, a fifth by time, the rest by words; the list is in its order.</param>
/// <param name="IsEarlier">Reported before the one asked about: that one may be merged into this.</param>
public sealed record CandidateRow(IssueRow Row, double Metres, double Likeness, double Score, bool IsEarlier);

public sealed record DuplicateParameters(
    [property: Description("What would be reported.")] string? CategoryCode,
    [property: Description("Degrees, WGS 84.")] double? Longitude,
    [property: Description("Degrees, WGS 84.")] double? Latitude,
    [property: Description("The words so far, to rank by; at most 2,000 characters.")] string? Words);

/// <summary>Is it known already? Asked when reporting and when dispatching.</summary>
public static class DuplicateEndpoints
{
    private const int MostForAnybody = 5;

    public static void MapDuplicates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/duplicates", ForReporter)
            .WithTags("Public")
            .RequireRateLimiting(Rates.General)
            .WithSummary("Reports that may be of the same thing")
            .WithDescription(
                "For somebody about to report: open or ended reports of the same category within 250 m and the last 72 hours, likeliest first, at most 5. " +
                "Says what, where and when; never who, nor anybody's words.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        routes.MapGet("/api/issues/{id:guid}/duplicates", ForDesk)
            .WithTags("Issues")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .WithSummary("Reports that may be of the same thing as this issue")
            .WithDescription("Same category, within 250 m and 72 hours before or after, among those the asker may see; likeliest first, at most 20.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<PublicCandidate[]>, ProblemHttpResult>> ForReporter(
        [AsParameters] DuplicateParameters asked, HttpContext http, IDistricts districts, DuplicateFinder finder, TimeProvider time, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var category = fields.Text("categoryCode", asked.CategoryCode, Fields.MaxId);
        if (category.Length > 0 && districts.Need().Category(category) is null) fields.Refuse("categoryCode", FieldCode.UnknownCategory, category);
        var (longitude, latitude) = (fields.Need("longitude", asked.Longitude), fields.Need("latitude", asked.Latitude));
        fields.Within("longitude", longitude, -180, 180);
        fields.Within("latitude", latitude, -90, 90);
        var words = fields.Optional("words", asked.Words, Fields.MaxWords);
        if (!fields.AreFine) return fields.Problem();

        var found = await finder.Find(new(category, longitude, latitude, time.GetUtcNow(), words), null, later: false, MostForAnybody, cancellation);
        return TypedResults.Ok(found.Select(each => new PublicCandidate(
            each.Row.CategoryCode, each.Row.Place, each.Row.ReportedAt, each.Row.State, (int)Math.Round(each.Metres / 10) * 10)).ToArray());
    }

    private static async Task<Results<Ok<CandidateRow[]>, ProblemHttpResult>> ForDesk(
        Guid id, HttpContext http, IClusterClient cluster, DuplicateFinder finder, CancellationToken cancellation)
    {
        var actor = http.Actor();
        if (await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is not { } issue || !IssueAccess.MaySee(actor, issue)) return Problem.NotFound(http);
        var found = await finder.Find(DuplicateFinder.Of(issue), SearchScope.Of(actor), later: true, DuplicateFinder.MaxCandidates, cancellation);
        return TypedResults.Ok(found.Select(each => new CandidateRow(each.Row, each.Metres, each.Likeness, each.Score, each.Row.ReportedAt < issue.ReportedAt)).ToArray());
    }
}
