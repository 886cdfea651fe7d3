using GridOrleans.Api.Access;
using GridOrleans.Api.Engine;
using GridOrleans.Api.Problems;
using GridOrleans.Api.Validation;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace GridOrleans.Api.Issues;

/// <summary>Everything a signed-in person can do to an issue, one address a verb.</summary>
public static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder routes)
    {
        var issue = routes.MapGroup("/api/issues/{id:guid}")
            .WithTags("Commands")
            .RequireAuthorization(Policies.Worker)
            .RequireRateLimiting(Rates.General)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);

        Map<PlainRequest>(issue, "file", (_, _) => new IssueCommand.File(), "立案: file the report as a case");
        Map<ReasonRequest>(issue, "refuse", (rules, body) => rules.Refuse(body), "不予受理: refuse the report, with a reason");
        Map<DispatchRequest>(issue, "dispatch", (rules, body) => rules.Dispatch(body), "派遣: dispatch to a lead unit, which is thereby called");
        Map<RedispatchRequest>(issue, "redispatch", (rules, body) => rules.Redispatch(body), "改派: give it to another unit; the citizen's clocks run on");
        Map<PlainRequest>(issue, "accept", (_, _) => new IssueCommand.Accept(), "签收: the lead unit reports in and accepts");
        Map<PlainRequest>(issue, "arrive", (_, _) => new IssueCommand.Arrive(), "到场: the unit is on site");
        Map<PlainRequest>(issue, "handle", (_, _) => new IssueCommand.Handle(), "开始处置: work starts without a visit");
        Map<CompleteRequest>(issue, "complete", (rules, body) => rules.Complete(body), "办结: done, with the reply to the reporter");
        Map<CheckRequest>(issue, "check", (rules, body) => rules.Check(body), "核查: passed closes the case, failed orders rework with a reason");
        Map<ReasonRequest>(issue, "return", (rules, body) => rules.Return(body), "退回: back to the dispatcher, with a reason");
        Map<ReasonRequest>(issue, "void", (rules, body) => rules.Void(body), "作废: void, with a reason");
        Map<RateRequest>(issue, "rate", (rules, body) => rules.Rate(body), "评价: rate; the reporter does it by the tracking link");
        Map<AcknowledgeRequest>(issue, "acknowledge", (rules, body) => rules.Acknowledge(body), "应答: answer the rungs called so far and hold the climb");
        Map<WhistleRequest>(issue, "whistle", (rules, body) => rules.Whistle(body), "吹哨: call further units beside the lead");
        Map<LineRequest>(issue, "reportIn", (rules, body) => rules.ReportIn(body), "报到: a called unit reports in");
        Map<DeclineRequest>(issue, "decline", (rules, body) => rules.Decline(body), "谢绝: a called unit declines, with a reason");
    }

    private static void Map<TBody>(RouteGroupBuilder group, string verb, Func<CommandRules, TBody, IssueCommand> command, string summary)
        where TBody : PlainRequest => group.MapPost(verb, (Guid id, TBody body, HttpContext http, CommandDesk desk, CancellationToken cancellation) =>
            desk.Carry(id, body, command, http, cancellation))
        .WithSummary(summary)
        .WithDescription(
            "Answers the issue as the command left it, durable. 409 names why it was refused (code, sentence); 404 also means “not visible to you”. " +
            "When the outcome is unknown (503, 504) ask again with the same operation id.");
}

/// <summary>Carries one command from a body to its issue and the answer back.</summary>
public sealed class CommandDesk(IDistricts districts, IClusterClient cluster, IReporters reporters, TimeProvider time)
{
    internal async Task<Results<Ok<IssueView>, ProblemHttpResult>> Carry<TBody>(
        Guid id, TBody body, Func<CommandRules, TBody, IssueCommand> command, HttpContext http, CancellationToken cancellation)
        where TBody : PlainRequest
    {
        var district = districts.Need();
        var actor = http.Actor();
        var grain = cluster.GetGrain<IIssueGrain>(id);
        if (await GrainCall.Ask(grain.Get) is not { } issue || !IssueAccess.MaySee(actor, issue)) return Problem.NotFound(http);

        var fields = new Fields(http);
        var operation = fields.OperationId(body.OperationId);
        var asked = command(new(district, issue, fields), body);
        if (!fields.AreFine) return fields.Problem();

        // Before the command, so that a failure to read changes nothing; no command lets its giver see more than before.
        var reporter = ReporterMask.MaySee(actor, issue) ? await reporters.Find(id, cancellation) : null;
        var answer = await GrainCall.Ask(() => grain.Execute(new(asked, operation, actor)));
        if (answer.Kind == AnswerKind.Refused || !Answers.IsVisible(actor, answer)) return Answers.Refused(http, actor, answer);
        return TypedResults.Ok(new IssueViews(district, Words.Tongues.Tongue(http)).Of(answer.Issue!, actor, time.GetUtcNow(), reporter));
    }
}
