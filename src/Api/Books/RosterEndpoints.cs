using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>值班表. The days' own shifts take the place of the week's.</summary>
/// <param name="PostKind">Whose holders it puts on duty.</param>
public sealed record RosterRequest(
    [property: Required] string? Name,
    [property: Required] string? PostKind,
    string? UnitId = null,
    string? AreaCode = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    IReadOnlyList<ShiftPlan>? Shifts = null,
    IReadOnlyList<ShiftExceptionPlan>? Exceptions = null);

/// <summary>Somebody on duty. The phone only for those whose work needs it.</summary>
public sealed record DutyView(PersonOnDuty Duty, string? Phone);

/// <param name="HasRoster">False: no roster says when; whoever holds the post always is on duty.</param>
/// <param name="NextAt">When the next shift begins, or, while nobody is on duty, when somebody will be; null = nothing is planned for two months.</param>
public sealed record OnDutyView(DateTimeOffset At, bool HasRoster, IReadOnlyList<DutyView> Now, DateTimeOffset? NextAt, IReadOnlyList<DutyView> Next);

public sealed record OnDutyParameters(
    [property: Description("A unit's id or an area's code.")] string At,
    [property: Description("Any post when left out.")] string? PostKind,
    [property: Description("Now when left out.")] DateTimeOffset? Time);

/// <summary>Who is on duty when.</summary>
public static class RosterEndpoints
{
    public static void MapRosters(this IEndpointRouteBuilder routes)
    {
        var (read, write) = BookAnswers.Group(routes, "/api/rosters", "People");
        read.MapGet("", List).WithSummary("Duty rosters");
        read.MapGet("/on-duty", OnDuty)
            .WithSummary("Who is on duty, and who is next")
            .WithDescription("By the rosters of the unit or area, and the holders of posts no roster puts on duty. Who is away is not; the deputy is.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        write.MapPut("/{id}", Put).WithSummary("Enter or change a roster");
        write.MapDelete("/{id}", Remove).WithSummary("Take a roster away").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<BookPage<RosterPlan>> List(IDistricts districts, string? unit, string? area, string? cursor, int? limit) => TypedResults.Ok(BookAnswers.Page(
        districts.Need().Staff.Plan.Rosters.Where(roster => (unit is null || roster.UnitId == unit) && (area is null || roster.AreaCode == area)),
        roster => roster.Id, cursor, limit));

    private static Results<Ok<OnDutyView>, ProblemHttpResult> OnDuty([AsParameters] OnDutyParameters asked, HttpContext http, IDistricts districts, TimeProvider time)
    {
        var (actor, district) = (http.Actor(), districts.Need());
        if (district.Unit(asked.At) is null && district.Area(asked.At) is null) return Problem.Field(http, "at", Fault.Unknown, asked.At);
        var at = (asked.Time ?? time.GetUtcNow()).ToUniversalTime();
        var fields = new Fields(http);
        if (asked.Time is { } when && (when < time.GetUtcNow().AddYears(-5) || when > time.GetUtcNow().AddYears(5))) fields.Refuse("time", Words.FieldCode.OutOfRange, "−5 a", "+5 a");
        if (!fields.AreFine) return fields.Problem();

        var next = district.Staff.NextOnDuty(asked.At, asked.PostKind, at);
        return TypedResults.Ok(new OnDutyView(
            at, district.Staff.HasRoster(asked.At, asked.PostKind, at), [.. district.Staff.OnDuty(asked.At, asked.PostKind, at).Select(View)], next?.At,
            [.. (next?.Persons ?? []).Select(View)]));

        DutyView View(PersonOnDuty duty) => new(
            duty, PersonSight.MaySee(actor, district, district.Staff.PostsOf(duty.PersonId, at)) ? district.Staff.Plan.Persons.First(person => person.Id == duty.PersonId).Phone : null);
    }

    private static async Task<Results<Ok<RosterPlan>, ProblemHttpResult>> Put(
        string id, RosterRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var roster = new RosterPlan(
            id, request.Name ?? "", request.UnitId, request.AreaCode, request.PostKind ?? "", request.ValidFrom, request.ValidTo, request.Shifts ?? [], request.Exceptions ?? []);
        return BookAnswers.Refusal(http, await keeper.Put(roster, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(roster);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string id, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation) =>
        await keeper.RemoveRoster(id, http.Writer(), cancellation) ? TypedResults.NoContent() : Problem.NotFound(http);
}
