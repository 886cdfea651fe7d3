using GridOrleans.Api.Access;
using GridOrleans.Api.Attachments;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Issues;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Areas;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Intake;

/// <summary>The one door through which reports come in.</summary>
public static class IntakeEndpoints
{
    /// <summary>Who reports without signing in.</summary>
    private static readonly Actor Public = Actor.Reporter("public");

    public static void MapIntake(this IEndpointRouteBuilder routes) => routes.MapPost("/api/issues", Report)
        .WithTags("Issues")
        .RequireRateLimiting(Rates.Report)
        .WithSummary("Report an issue")
        .WithDescription(
            "Finds grid, building and responsible unit, starts the four clocks, files and dispatches where a rule names a unit. A point outside every grid " +
            "goes to the district hall; one more than 20 km from the district is refused as a mistake. Durable when answered. The same operation id from the " +
            "same caller gets the same answer. Channel “resident” needs no sign-in; trackToken opens the reporter's page /t/{token}.")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    private static async Task<Results<Created<IssueView>, ProblemHttpResult>> Report(
        ReportRequest request,
        HttpContext http,
        IDistricts districts,
        IClusterClient cluster,
        ICaseNumbers caseNumbers,
        TrackSecret secret,
        CarriedAttachments attachments,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var district = districts.Need();
        var account = GridClaims.AccountOf(http.User);
        if (account is { Role: Role.Display }) return Problem.Forbidden(http);

        // Who shows a token that is no longer good must hear of it, and not become a stranger unawares.
        if (account is null && TokenScheme.TokenOf(http.Request) is not null) return Problem.Of(http, StatusCodes.Status401Unauthorized, ProblemCode.SignInRequired);

        var fields = new Fields(http);
        if (IntakeRules.Check(request, district, fields, account?.Key) is not { } report) return fields.Problem();
        if (account is null && report.Channel != Channel.Resident) return Problem.Of(http, StatusCodes.Status401Unauthorized, ProblemCode.SignInRequired);

        var actor = account?.Actor ?? Public;
        var place = PlaceFinder.Find(district, report.Point, report.Building, report.Address);
        if (report.OnTheSpot is not null && !IntakeRules.MayHandleOnTheSpot(actor, place))
        {
            fields.Refuse("onTheSpot", FieldCode.NotOnTheSpot);
            return fields.Problem();
        }

        // The id follows from who reports and the operation id: a replay finds the issue it made.
        var id = OperationId.Derive("report", actor.Id, report.OperationId.ToString("N"));
        await attachments.Check(id, request.Attachments, actor.Id, fields, cancellation);
        if (!fields.AreFine) return fields.Problem();
        var issue = cluster.GetGrain<IIssueGrain>(id);
        var known = await GrainCall.Ask(issue.Get);
        var caseNo = known?.CaseNo ?? await caseNumbers.Next(district.Code, time.GetUtcNow(), cancellation);
        var token = (await secret.Tokens(cancellation)).Of(id);
        var command = Command(district, report, place, caseNo, TrackTokens.HashOf(token), time.GetUtcNow());

        var answer = await GrainCall.Ask(() => issue.Execute(new(command, report.OperationId, actor, report.Reporter)));
        if (answer.Issue is not { } taken || answer.Kind == AnswerKind.Refused) return Answers.Refused(http, actor, answer);
        await attachments.Attach(id, request.Attachments, actor.Id, CommandKind.Report, cancellation);

        // Drawn as of the report, so that asking again gives the very same words.
        var view = new IssueViews(district, http.Tongue()).Of(taken, actor, taken.ReportedAt, report.Reporter);
        return TypedResults.Created($"/api/issues/{id}", view with { TrackToken = taken.TrackKeyHash == TrackTokens.HashOf(token) ? token : null });
    }

    private static IssueCommand.Report Command(
        IDistrictDirectory district, SoundReport report, Placement place, string caseNo, string trackKeyHash, DateTimeOffset now) => new(
        caseNo,
        report.Category.Code,
        report.Category.Urgent,
        report.Words,
        report.Channel,
        place,
        district.PolicyFor(report.Category, place, report.Category.Urgent, report.Channel, now),
        district.LadderFor(report.Category, place, report.Category.Urgent, report.Channel, now),
        RouteFinder.Find(district, report.Category, place),
        RouteFinder.FallbackOwner(district, place),
        trackKeyHash,
        RouteFinder.Gate(district, report.Category, place),
        report.OnTheSpot,
        RouteFinder.Alarm(district, report.Category, place));
}
