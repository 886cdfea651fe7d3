using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Policies;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Clocks;

/// <summary>How administrators keep the promises: versions that are never edited, and the answer to “what would this case get?”.</summary>
public static class PolicyEndpoints
{
    /// <summary>More than this is no rule any more.</summary>
    private const int MaxPolicies = 200, MaxListed = 1_000;

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/policies").WithTags("Policies")
            .RequireAuthorization(Policies.Administrator)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        policies.MapGet("/", List)
            .WithSummary("Every version of every policy")
            .WithDescription($"Newest first by policy; at most {MaxListed}. Targets are undivided also in a drill.");
        policies.MapPost("/", Add)
            .WithSummary("Make a policy, or the next version of one")
            .WithDescription(
                "A version is never edited. New cases get, of the policies in force that fit, the most particular: urgency named before not; a category before its group " +
                "before none; a longer area code before a shorter; a channel named before not; then the one in force later. Open cases keep the policy they were opened with.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        policies.MapPost("/{id}/retire", Retire)
            .WithSummary("End a policy for new cases")
            .WithDescription("Refused if then no policy without conditions would be in force.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        policies.MapPost("/explain", Explain)
            .WithSummary("What would this case get?")
            .WithDescription("Which policies were looked at and why the one that holds was chosen, and when each clock would turn yellow and red. Changes nothing.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<IReadOnlyList<PolicyView>>> List(HttpContext http, IDistricts districts, IPolicies policies, TimeProvider time, CancellationToken cancellation)
    {
        var book = await policies.Read(cancellation);
        var words = new PolicyWords(districts.Need(), http.Tongue());
        return TypedResults.Ok<IReadOnlyList<PolicyView>>([.. book.Versions.Take(MaxListed).Select(version => words.View(version, book, time.GetUtcNow()))]);
    }

    private static async Task<Results<Created<PolicyView>, ProblemHttpResult>> Add(
        PolicyRequest request, HttpContext http, IDistricts districts, IPolicies policies, TimeProvider time, CancellationToken cancellation)
    {
        var book = await policies.Read(cancellation);
        var fields = new Fields(http);
        var made = new PolicyRules(districts.Need(), book, fields, http.Tongue(), time.GetUtcNow()).Version(request, http.Actor().Id);
        if (made is not null && book.Newest(made.Policy.Id) is null && book.Versions.Select(version => version.Policy.Id).Distinct().Count() >= MaxPolicies)
        {
            fields.Refuse("id", FieldCode.TooMany, MaxPolicies);
        }

        if (made is null || !fields.AreFine) return fields.Problem();
        var (view, problem) = await Keep(http, made, request.From, districts, policies, time, cancellation);
        return view is null ? problem! : TypedResults.Created("/api/policies", view);
    }

    private static async Task<Results<Ok<PolicyView>, ProblemHttpResult>> Retire(
        string id, RetireRequest request, HttpContext http, IDistricts districts, IPolicies policies, TimeProvider time, CancellationToken cancellation)
    {
        var book = await policies.Read(cancellation);
        if (book.Newest(id) is not { } newest) return Problem.NotFound(http);
        var fields = new Fields(http);
        if (new PolicyRules(districts.Need(), book, fields, http.Tongue(), time.GetUtcNow()).Retired(newest, request, http.Actor().Id) is not { } made) return fields.Problem();
        var (view, problem) = await Keep(http, made, request.From, districts, policies, time, cancellation);
        return view is null ? problem! : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<PolicyExplanation>, ProblemHttpResult>> Explain(
        ExplainRequest request, HttpContext http, IDistricts districts, IPolicies policies, TimeProvider time, CancellationToken cancellation)
    {
        var district = districts.Need();
        var now = time.GetUtcNow();
        var fields = new Fields(http);
        var code = fields.Text("categoryCode", request.CategoryCode, Fields.MaxId);
        var category = code.Length > 0 ? district.Category(code) : null;
        if (code.Length > 0 && category is null) fields.Refuse("categoryCode", FieldCode.UnknownCategory, code);
        var area = fields.Optional("areaCode", request.AreaCode, Fields.MaxId);
        if (area is not null && district.Area(area) is null) fields.Refuse("areaCode", FieldCode.UnknownArea, area);
        fields.Defined("channel", request.Channel);
        var at = request.At?.ToUniversalTime() ?? now;
        if (at < now - Furthest || at > now + Furthest) fields.Refuse("at", FieldCode.OutOfRange, now - Furthest, now + Furthest);
        if (!fields.AreFine || category is null) return fields.Problem();

        var it = new PolicyCase(code, category.Group, area ?? district.Code, request.Urgent ?? category.Urgent, request.Channel ?? Channel.Resident);
        return TypedResults.Ok(new PolicyWords(district, http.Tongue()).Explain(await policies.Read(cancellation), it, at));
    }

    /// <summary>The version as it was kept, or why it was not.</summary>
    private static async Task<(PolicyView? View, ProblemHttpResult? Problem)> Keep(
        HttpContext http, PolicyVersion made, DateTimeOffset? from, IDistricts districts, IPolicies policies, TimeProvider time, CancellationToken cancellation)
    {
        var outcome = await policies.Add(made, from, http.Actor().Name, cancellation);
        if (outcome == ShelfOutcome.LeavesGap) return (null, Problem.Of(http, StatusCodes.Status409Conflict, ProblemCode.PolicyGap));
        var book = await policies.Read(cancellation);
        return outcome == ShelfOutcome.Raced
            ? (null, Problem.Of(http, StatusCodes.Status409Conflict, ProblemCode.VersionRaced, book.Newest(made.Policy.Id)?.Policy.Version ?? 0))
            : (new PolicyWords(districts.Need(), http.Tongue()).View(
                book.Versions.First(version => version.Policy.Id == made.Policy.Id && version.Policy.Version == made.Policy.Version), book, time.GetUtcNow()), null);
    }
}
