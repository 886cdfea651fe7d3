using System.ComponentModel.DataAnnotations;
using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.OpenApi;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Areas.Staff;
using GridOrleans.Domain.Access;
using GridOrleans.Storage.Districts.Books;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Books;

/// <summary>Where the staffing rules are not met.</summary>
/// <param name="Posts">Posts that must be held and are not; who is away still holds the post.</param>
/// <param name="Vacant">The same, and who is away without a deputy does not count.</param>
/// <param name="Sizes">Areas of fewer or more households than they should have.</param>
public sealed record StaffingView(int Areas, IReadOnlyList<PostGap> Posts, IReadOnlyList<PostGap> Vacant, IReadOnlyList<SizeGap> Sizes);

public sealed record StaffingRules(IReadOnlyList<PostRulePlan> Posts, IReadOnlyList<SizeRulePlan> Sizes);

/// <param name="AppliesTo">A level of areas or a kind of units.</param>
public sealed record PostRuleRequest(
    [property: Required] string? AppliesTo, [property: Required] string? PostKind, [property: Required] int? AtLeast, [property: Required] bool? Accountable, string? Employment = null);

public sealed record SizeRuleRequest([property: Required] string? Level, [property: Required] int? Least, [property: Required] int? Most, string? GridKind = null);

/// <summary>The rules about staff, and where they are not met; alarms; and the record of who changed what.</summary>
public static class StaffingEndpoints
{
    public static void MapStaffing(this IEndpointRouteBuilder routes)
    {
        var (read, write) = BookAnswers.Group(routes, "/api/staffing", "Staffing");
        read.MapGet("", Gaps)
            .WithSummary("Gaps in the staff")
            .WithDescription("One chief and one full-time member for a level-1 grid of 300–400 households, communities of 3,000–5,000: the rules are data. Of the areas one serves.");
        read.MapGet("/rules", Rules)
            .WithSummary("The staffing rules");
        write.MapPut("/rules/posts", PutPost).WithSummary("Enter or change a rule about posts");
        write.MapPut("/rules/sizes", PutSize).WithSummary("Enter or change a rule about households");

        var (alarms, _) = BookAnswers.Group(routes, "/api/alarms", "Staffing");
        alarms.MapGet("", Alarms)
            .WithSummary("Alarms: posts nobody holds, issues that lost their owner")
            .WithDescription("Newest first; open ones unless open=false. Of the areas and units one serves.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        var (_, audit) = BookAnswers.Group(routes, "/api/audit", "Staffing");
        audit.MapGet("", async ([FromServices] AuditTrail trail, string? subject, string? subjectId, long? before, int? limit, CancellationToken cancellation) =>
                TypedResults.Ok(await trail.Read(subject, subjectId, before, limit ?? BookAnswers.UsualPage, cancellation)))
            .WithSummary("Who changed which rule, office, person or place, when and to what")
            .WithDescription("Append-only. Newest first; before goes on from an entry's id. At most 200.");
    }

    private static Ok<StaffingRules> Rules(IDistricts districts)
    {
        var plan = districts.Need().Staff.Plan;
        return TypedResults.Ok(new StaffingRules(plan.PostRules, plan.SizeRules));
    }

    private static Ok<StaffingView> Gaps(HttpContext http, IDistricts districts, TimeProvider time, string? area)
    {
        var (actor, staff, now) = (http.Actor(), districts.Need().Staff, time.GetUtcNow());
        return TypedResults.Ok(new StaffingView(
            staff.Plan.Areas.Count(each => IsAsked(each.Code)),
            [.. staff.Gaps(now, presentOnly: false).Where(gap => IsAsked(gap.AreaCode))],
            [.. staff.Gaps(now, presentOnly: true).Where(gap => IsAsked(gap.AreaCode))],
            [.. staff.SizeGaps().Where(gap => IsAsked(gap.AreaCode))]));

        bool IsAsked(string? code) =>
            (area is null || code?.StartsWith(area, StringComparison.Ordinal) == true) && (actor.Role is Role.Administrator || code is not null && actor.Serves(code));
    }

    private static async Task<Results<Ok<PostRulePlan>, ProblemHttpResult>> PutPost(PostRuleRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var fields = new Fields(http);
        var accountable = fields.Need("accountable", request.Accountable);
        if (!fields.AreFine) return fields.Problem();
        var rule = new PostRulePlan(request.AppliesTo ?? "", request.PostKind ?? "", request.Employment, request.AtLeast ?? 0, accountable);
        return BookAnswers.Refusal(http, await keeper.Put(rule, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(rule);
    }

    private static async Task<Results<Ok<SizeRulePlan>, ProblemHttpResult>> PutSize(SizeRuleRequest request, HttpContext http, [FromServices] BookKeeper keeper, CancellationToken cancellation)
    {
        var rule = new SizeRulePlan(request.Level ?? "", request.GridKind, request.Least ?? -1, request.Most ?? -1);
        return BookAnswers.Refusal(http, await keeper.Put(rule, http.Writer(), cancellation)) is { } refusal ? refusal : TypedResults.Ok(rule);
    }

    private static async Task<Results<Ok<IReadOnlyList<RaisedAlarm>>, ProblemHttpResult>> Alarms(
        HttpContext http, [FromServices] IAlarms alarms, [WordsOf(typeof(AlarmKind))] string? kind, long? before, int? limit, CancellationToken cancellation, bool open = true)
    {
        var fields = new Fields(http);
        var asked = fields.Word<AlarmKind>("kind", kind);
        if (!fields.AreFine) return fields.Problem();
        var actor = http.Actor();
        var raised = await alarms.Read(asked, open, before, limit ?? BookAnswers.UsualPage, cancellation);
        return TypedResults.Ok<IReadOnlyList<RaisedAlarm>>(
            [.. raised.Where(each => actor.Role is Role.Administrator || actor.SpeaksFor(each.Alarm.UnitId) || each.Alarm.AreaCode is { } code && actor.Serves(code))]);
    }
}
