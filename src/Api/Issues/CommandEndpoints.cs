using GridOrleans.Api.Access;
using GridOrleans.Api.Attachments;
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
        Map<CompleteRequest>(issue, "selfHandle", (rules, body) => rules.SelfHandle(body), "自处置: handled on the spot, with the reply");
        MapMerge(issue);
        Map<ReasonRequest>(issue, "reopen", (rules, body) => rules.Reopen(body), "重开: an ended case goes back to the dispatcher with clocks of a new round");
        Map<RecategoriseRequest>(issue, "recategorise", (rules, body) => rules.Recategorise(body), "改类: another category or urgency; running clocks are computed anew from their start");
        Map<ParkRequest>(issue, "park", (rules, body) => rules.Park(body), "挂账: stands still until its review date; waits for an approval unless the caller may decide");
        Map<NoteRequest>(issue, "resume", (rules, body) => rules.Resume(body), "恢复: a parked case goes on where it stood");
        Map<ExtendRequest>(issue, "extend", (rules, body) => rules.Extend(body), "延期: a later due time, before the clock is red; waits for an approval unless the caller may decide");
        Map<PlanRequest>(issue, "filePlan", (rules, body) => rules.FilePlan(body), "出方案: what will be done by when; the promise counts once it is approved");
        Map<PromiseRequest>(issue, "promise", (rules, body) => rules.Promise(body), "现场承诺: a due time promised on the spot overrides the policy's");
        Map<ExpediteRequest>(issue, "expedite", (rules, body) => rules.Expedite(body), "加急, or no longer");
        Map<UrgeRequest>(issue, "urge", (rules, body) => rules.Urge(body), "催办");
        Map<SuperviseRequest>(issue, "supervise", (rules, body) => rules.Supervise(body), "督办: normal, yellow card or red card");
        Map<ReasonRequest>(issue, "unsupervise", (rules, body) => rules.Unsupervise(body), "取消督办");
        Map<WordsRequest>(issue, "instruct", (rules, body) => rules.Instruct(body), "批示: an instruction to whoever has the case");
        Map<SkipLevelRequest>(issue, "skipLevel", (rules, body) => rules.SkipLevel(body), "越级: calls an office further up at once");
        Map<WordsRequest>(issue, "comment", (rules, body) => rules.Comment(body), "A comment for those who work on the case");
        Map<SplitRequest>(issue, "split", (rules, body) => rules.Split(body), "分派协办: co-handlers, each with a part of the work");
        Map<CallBackRequest>(issue, "callBack", (rules, body) => rules.CallBack(body), "回访: what the reporter said when called back");
        Map<ApproveRequest>(issue, "approve", (rules, body) => rules.Approve(body), "同意: carries out what was asked for");
        Map<DenyRequest>(issue, "deny", (rules, body) => rules.Deny(body), "不同意, with a reason");
        Map<AskRequest>(issue, "withdrawAsk", (rules, body) => rules.WithdrawAsk(body), "撤回申请");
        issue.MapLines();
    }

    internal static void Map<TBody>(RouteGroupBuilder group, string verb, Func<CommandRules, TBody, IssueCommand> command, string summary)
        where TBody : PlainRequest => Describe(
            group.MapPost(verb, (Guid id, TBody body, HttpContext http, CommandDesk desk, CancellationToken cancellation) =>
                desk.Carry(id, body, (rules, asked) => Task.FromResult(command(rules, asked)), http, cancellation)),
            summary);

    private static void MapMerge(RouteGroupBuilder group) => Describe(
        group.MapPost("merge", (Guid id, MergeRequest body, HttpContext http, CommandDesk desk, CancellationToken cancellation) =>
            desk.Carry(id, body, (rules, asked) => rules.Merge(asked, other => desk.Find(other, http)), http, cancellation)),
        "并案: the same thing as an earlier report, in which it goes on; every reporter stays informed");

    private static void Describe(RouteHandlerBuilder route, string summary) => route
        .WithSummary(summary)
        .WithDescription(
            "Answers the issue as the command left it, durable. 409 names why it was refused (code, sentence) and, if seenVersion was given, what changed since; " +
            "404 also means “not visible to you”. When the outcome is unknown (503, 504) ask again with the same operation id.");
}

/// <summary>Carries one command from a body to its issue and the answer back.</summary>
public sealed class CommandDesk(
    IDistricts districts, IClusterClient cluster, IReporters reporters, IIssueJournal journal, CarriedAttachments attachments, TimeProvider time)
{
    /// <summary>How much of what changed is told to whoever lost a race.</summary>
    private const int MostChangesTold = 10;

    /// <summary>An issue the caller may see; null = none.</summary>
    internal async Task<Issue?> Find(Guid id, HttpContext http) =>
        await GrainCall.Ask(cluster.GetGrain<IIssueGrain>(id).Get) is { } issue && IssueAccess.MaySee(http.Actor(), issue) ? issue : null;

    internal async Task<Results<Ok<IssueView>, ProblemHttpResult>> Carry<TBody>(
        Guid id, TBody body, Func<CommandRules, TBody, Task<IssueCommand>> command, HttpContext http, CancellationToken cancellation)
        where TBody : PlainRequest
    {
        var district = districts.Need();
        var actor = http.Actor();
        if (await Find(id, http) is not { } issue) return Problem.NotFound(http);

        var fields = new Fields(http);
        var operation = fields.OperationId(body.OperationId);
        var asked = await command(new(district, issue, fields, time.GetUtcNow()), body);
        await attachments.Check(id, body.Attachments, actor.Id, fields, cancellation);
        if (!fields.AreFine) return fields.Problem();

        // Before the command, so that a failure to read changes nothing; no command lets its giver see more than before.
        var reporter = ReporterMask.MaySee(actor, issue) ? await reporters.Find(id, cancellation) : null;
        var answer = await GrainCall.Ask(() => cluster.GetGrain<IIssueGrain>(id).Execute(new(asked, operation, actor, null, body.SeenVersion)));
        if (answer.Kind == AnswerKind.Refused || !Answers.IsVisible(actor, answer))
        {
            return Answers.Refused(http, actor, answer, await Changes(id, body.SeenVersion, answer, http, cancellation));
        }

        await attachments.Attach(id, body.Attachments, actor.Id, asked.Kind, cancellation);
        return TypedResults.Ok(new IssueViews(district, Words.Tongues.Tongue(http)).Of(answer.Issue!, actor, time.GetUtcNow(), reporter));
    }

    /// <summary>What happened since the caller looked; null = nothing, or the caller did not say what it saw.</summary>
    private async Task<HistoryLine[]?> Changes(Guid id, long? seen, CommandAnswer answer, HttpContext http, CancellationToken cancellation)
    {
        if (!(seen < answer.Issue?.Version)) return null;
        var words = new HistoryWords(districts.Need(), Words.Tongues.Tongue(http));
        return [.. (await journal.History(id, cancellation)).Where(entry => entry.Version > seen).TakeLast(MostChangesTold).Select(words.Line)];
    }
}
