using System.ComponentModel;
using System.Globalization;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Live;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Storage.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Issues;

/// <param name="Items">Rows the asker may see.</param>
/// <param name="Next">Cursor of the next page; null = this was the last.</param>
/// <param name="At">Server time of the answer.</param>
public sealed record IssuePage(IReadOnlyList<IssueRow> Items, string? Next, DateTimeOffset At);

/// <summary>The filters of the queue, all optional.</summary>
public sealed record QueueParameters(
    [property: WordsOf(typeof(IssueState))] string? State,
    [property: Description("Area code; includes everything below it.")] string? Area,
    [property: Description("Owner, lead or called unit.")] string? Unit,
    [property: WordsOf(typeof(Light)), Description("The worst light of the running clocks.")] string? Light,
    [property: Description("True = only open issues, false = only ended ones.")] bool? Open,
    [property: WordsOf(typeof(QueueOrder)), Description("“due”: open issues, nearest due time first (default); “newest”: latest report first (the only order of ended issues).")] string? Sort,
    [property: Description("“next” of the page before.")] string? Cursor,
    [property: Description("1 to 200 rows; 50 when left out.")] int? Limit);

/// <summary>The queue.</summary>
public static class QueueEndpoints
{
    private const int UsualLimit = 50, MaxCursor = 200;

    public static void MapQueue(this IEndpointRouteBuilder routes) => routes.MapGet("/api/issues", List)
        .WithTags("Issues")
        .RequireAuthorization(Policies.Worker)
        .RequireRateLimiting(Rates.General)
        .WithSummary("List issues")
        .WithDescription(
            "Issues within the asker's areas and units. The headers X-Feed-Epoch and X-Feed-Seq carry the live feed's position before the rows were read: " +
            "frames with a higher number may hold news.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<Results<Ok<IssuePage>, ProblemHttpResult>> List(
        [AsParameters] QueueParameters filter,
        HttpContext http,
        IDistricts districts,
        IssueQueue queue,
        WallRelay relay,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var wanted = Wanted(filter, districts.Need(), fields, http.Actor());
        var cursor = fields.Optional("cursor", filter.Cursor, MaxCursor);
        var asked = fields.Word<QueueOrder>("sort", filter.Sort);
        var order = filter.Open == false ? QueueOrder.Newest : asked ?? QueueOrder.Due;
        if (!fields.AreFine) return fields.Problem();

        // Read before the rows: what changes in between is in a later frame.
        if (relay.Position is { } position)
        {
            http.Response.Headers["X-Feed-Epoch"] = position.Epoch;
            http.Response.Headers["X-Feed-Seq"] = position.Seq.ToString(CultureInfo.InvariantCulture);
        }

        if (await queue.List(wanted, order, cursor, filter.Limit ?? UsualLimit, cancellation) is not { } page) return Problem.Field(http, "cursor", FieldCode.BadCursor);
        relay.Shown(page.Items);
        return TypedResults.Ok(new IssuePage(page.Items, page.Next, time.GetUtcNow()));
    }

    private static QueueFilter Wanted(QueueParameters filter, IDistrictDirectory district, Fields fields, Actor actor)
    {
        var state = fields.Word<IssueState>("state", filter.State);
        var light = fields.Word<Light>("light", filter.Light);
        var area = fields.Optional("area", filter.Area, Fields.MaxId);
        if (area is not null && district.Area(area) is null) fields.Refuse("area", FieldCode.UnknownArea, area);
        var unit = fields.Optional("unit", filter.Unit, Fields.MaxId);
        if (unit is not null && district.Unit(unit) is null) fields.Refuse("unit", FieldCode.UnknownUnit, unit);
        fields.Within("limit", filter.Limit ?? UsualLimit, 1, IssueQueue.MaxPage);
        return new(state, area, unit, light, filter.Open, ScopeOf(actor));
    }

    /// <summary>The queue's part of <see cref="IssueAccess.MaySee"/>: liaisons see what their units have, others what lies in their areas too.</summary>
    public static QueueScope ScopeOf(Actor actor) => new(actor.SeenAreaCodes, actor.UnitIds);
}
