using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>A person, for those whose work needs to know: posts now and planned, and when it is away.</summary>
public sealed record PersonView(PersonPlan Person, IReadOnlyList<PostPlan> Posts, IReadOnlyList<AbsencePlan> Absences);

/// <param name="LeftOn">The first day the person is no longer there.</param>
public sealed record PersonRequest([property: Required] string? Name, [property: Required] string? Phone, DateOnly? LeftOn = null);

/// <param name="To">Half-open: back at this moment.</param>
/// <param name="DeputyPersonId">Who stands in; without one the person's posts are vacant meanwhile.</param>
public sealed record AbsenceRequest(
    [property: Required] string? PersonId, [property: Required] DateTimeOffset? From, [property: Required] DateTimeOffset? To, string? DeputyPersonId = null, string? Reason = null);

public sealed record PeopleParameters(
    [property: Description("Whose people: a unit.")] string? Unit,
    [property: Description("People of this area and the areas in it.")] string? Area,
    [property: Description("Part of the name.")] string? Name,
    string? Cursor,
    [property: Description("At most 500.")] int? Limit);

/// <summary>People, and when they are away. What is asked about people one's work has nothing to do with is not there.</summary>
public static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var (read, write) = BookAnswers.Group(routes, "/api/people", "People");
        read.MapGet("", List)
            .WithSummary("People, their posts and absences")
            .WithDescription("Administrators see everybody; who dispatches sees the people of their areas; others those of their own units and areas. Phone numbers are never shown to anybody else.");
        read.MapGet("/{id}", One).WithSummary("A person").ProducesProblem(StatusCodes.Status404NotFound);
        write.MapPut("/{id}", Put).WithSummary("Enter or change a person");
        write.MapPut("/absences/{id}", PutAbsence)
            .WithSummary("Say that a person is away, and who stands in")
            .WithDescription("While nobody stands in for the holder of an accountable post, its office's open issues move up.");
        write.MapDelete("/absences/{id}", RemoveAbsence).WithSummary("Take an absence back").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<BookPage<PersonView>> List([AsParameters] PeopleParameters asked, HttpContext http, IDistricts districts)
    {
        var (actor, district) = (http.Actor(), districts.Need());
        var plan = district.Staff.Plan;
        var posts = plan.Posts.ToLookup(post => post.PersonId);
        var absences = plan.Absences.ToLookup(absence => absence.PersonId);
        var people = plan.Persons
            .Where(person => asked.Name is null || person.Name.Contains(asked.Name, StringComparison.OrdinalIgnoreCase))
            .Where(person => asked.Unit is null || posts[person.Id].Any(post => post.UnitId == asked.Unit || post.UnitLineId == asked.Unit))
            .Where(person => asked.Area is null || posts[person.Id].Any(post => (post.AreaCode ?? post.AreaLineCode)?.StartsWith(asked.Area, StringComparison.Ordinal) == true))
            .Where(person => PersonSight.MaySee(actor, district, posts[person.Id]))
            .Select(person => new PersonView(person, [.. posts[person.Id]], [.. absences[person.Id]]));
        return TypedResults.Ok(BookAnswers.Page(people, view => view.Person.Id, asked.Cursor, asked.Limit));
    }

    private static Results<Ok<PersonView>, ProblemHttpResult> One(string id, HttpContext http, IDistricts districts)
    {
        var district = districts.Need();
        var plan = district.Staff.Plan;
        PostPlan[] posts = [.. plan.Posts.Where(post => post.PersonId == id)];
        return plan.Persons.FirstOrDefault(person => person.Id == id) is { } found && PersonSight.MaySee(http.Actor(), district, posts)
            ? TypedResults.Ok(new PersonView(found, posts, [.. plan.Absences.Where(absence => absence.PersonId == id)]))
            : Problem.NotFound(http);
    }

    private static async Task<Results<Ok<PersonPlan>, ProblemHttpResult>> Put(
        string id, PersonRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var person = new PersonPlan(id, request.Name ?? "", request.Phone ?? "", request.LeftOn);
        return BookAnswers.Refusal(http, await keeper.Put(person, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(person);
    }

    private static async Task<Results<Ok<AbsencePlan>, ProblemHttpResult>> PutAbsence(
        string id, AbsenceRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var from = fields.Need("from", request.From);
        var to = fields.Need("to", request.To);
        if (!fields.AreFine) return fields.Problem();
        var absence = new AbsencePlan(id, request.PersonId ?? "", from.ToUniversalTime(), to.ToUniversalTime(), request.DeputyPersonId, request.Reason);
        return BookAnswers.Refusal(http, await keeper.Put(absence, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(absence);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAbsence(string id, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation) =>
        await keeper.RemoveAbsence(id, http.Writer(), cancellation) ? TypedResults.NoContent() : Problem.NotFound(http);
}
