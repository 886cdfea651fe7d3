using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Clocks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Clocks;

/// <summary>How administrators keep the calendars working time is counted in.</summary>
public static class CalendarEndpoints
{
    private const int MaxListed = 500;

    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        var calendars = routes.MapGroup("/api/calendars").WithTags("Policies")
            .RequireAuthorization(Policies.Administrator)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        calendars.MapGet("/", List)
            .WithSummary("Every version of every calendar")
            .WithDescription($"Newest first by calendar; at most {MaxListed}. The newest holds for cases to come.");
        calendars.MapPost("/", Add)
            .WithSummary("Make a calendar, or the next version of one")
            .WithDescription("A version is never edited. Running cases keep the days they were opened with.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        calendars.MapPost("/import", Import)
            .WithSummary("Take holidays and make-up days from an iCalendar file")
            .WithDescription(
                "RFC 5545, all-day events only. An event is a make-up day if its summary says 补班, 上班 or （班）, or by X-APPLE-SPECIAL-DAY; where a file marks special days, " +
                "its other events are ignored. Of every year the file has days of, all days are replaced; the same file again changes nothing. Recurring and timed events " +
                "are refused with their line.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<IReadOnlyList<CalendarView>>> List(IPolicies policies, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<CalendarView>>([.. (await policies.Read(cancellation)).Calendars.Take(MaxListed).Select(View)]);

    private static async Task<Results<Created<CalendarView>, ProblemHttpResult>> Add(
        CalendarRequest request, HttpContext http, IDistricts districts, IPolicies policies, TimeProvider time, CancellationToken cancellation)
    {
        _ = districts.Need();
        var fields = new Fields(http);
        if (CalendarRules.Version(request, fields, http.Tongue(), http.Actor().Id, time.GetUtcNow()) is not { } made) return fields.Problem();
        var (kept, problem) = await Keep(http, made, policies, cancellation);
        return kept is null ? problem! : TypedResults.Created("/api/calendars", View(kept));
    }

    private static async Task<Results<Ok<CalendarImportView>, ProblemHttpResult>> Import(
        CalendarImportRequest request, HttpContext http, IDistricts districts, IPolicies policies, TimeProvider time, CancellationToken cancellation)
    {
        _ = districts.Need();
        var newest = (await policies.Read(cancellation)).Calendar(request.Id ?? "");
        if (newest is null) return Problem.NotFound(http);
        var fields = new Fields(http);
        if (CalendarRules.Imported(request, newest, fields, http.Tongue(), http.Actor().Id, time.GetUtcNow()) is not { } import) return fields.Problem();
        if (newest.Calendar.Version != request.BasedOn) return Raced(http, newest);
        if (!import.IsChanged || request.DryRun) return TypedResults.Ok(new CalendarImportView(import.IsChanged, View(import.IsChanged ? import.Made : newest), import.Years, import.Ignored));
        var (kept, problem) = await Keep(http, import.Made, policies, cancellation);
        return kept is null ? problem! : TypedResults.Ok(new CalendarImportView(true, View(kept), import.Years, import.Ignored));
    }

    private static async Task<(CalendarVersion? Kept, ProblemHttpResult? Problem)> Keep(
        HttpContext http, CalendarVersion made, IPolicies policies, CancellationToken cancellation)
    {
        var outcome = await policies.Add(made, http.Actor().Name, cancellation);
        var book = await policies.Read(cancellation);
        return outcome == ShelfOutcome.Done
            ? (book.Calendars.First(version => version.Calendar.Id == made.Calendar.Id && version.Calendar.Version == made.Calendar.Version), null)
            : (null, Raced(http, book.Calendar(made.Calendar.Id)));
    }

    private static ProblemHttpResult Raced(HttpContext http, CalendarVersion? newest) =>
        Problem.Of(http, StatusCodes.Status409Conflict, ProblemCode.VersionRaced, newest?.Calendar.Version ?? 0);

    private static CalendarView View(CalendarVersion version) => new(
        version.Calendar.Id, version.Calendar.Version, version.Name, version.Calendar.Zone, version.Calendar.Week, version.Calendar.Holidays,
        version.Calendar.ExtraWorkDays, version.Source, version.MadeBy, version.MadeAt);
}
