using GridOrleans.Api.Problems;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Grains;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GridOrleans.Api.Issues;

/// <summary>What a grain answered, as HTTP. What the caller may not see does not exist: 404, whatever the reason.</summary>
public static class Answers
{
    /// <summary>May this caller be shown the answer? A reporter is known by the tracking link and comes by another door.</summary>
    public static bool IsVisible(Actor actor, CommandAnswer answer) =>
        answer.Issue is { } issue && (answer.Kind == AnswerKind.Done || IssueAccess.MaySee(actor, issue));

    /// <param name="changes">What happened since the caller looked; goes into the problem's <c>changes</c>.</param>
    public static ProblemHttpResult Refused(HttpContext http, Actor actor, CommandAnswer answer, HistoryLine[]? changes = null)
    {
        if (answer.Refusal is not { } refusal || refusal.Code == Refusal.UnknownIssue || !IsVisible(actor, answer)) return Problem.NotFound(http);
        var problem = Sentence(http, refusal);
        if (changes is not null) problem.ProblemDetails.Extensions["changes"] = changes;
        return problem;
    }

    public static ProblemHttpResult Sentence(HttpContext http, Refusal refusal)
    {
        var tongue = http.Tongue();
        var sentence = Catalogue.Say(tongue, refusal.Code, refusal.State is { } state ? Names.Of(tongue, state) : "", Names.Of(tongue, refusal.Command));
        var errors = FieldOf(refusal) is { } field ? new Dictionary<string, string[]> { [field] = [sentence] } : null;
        var status = refusal.Code == Refusal.NotYours ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict;
        return Problem.Of(http, status, refusal.Code, sentence, errors);
    }

    /// <summary>The field of the command's body that a refusal is about; null = it is about the case.</summary>
    private static string? FieldOf(Refusal refusal) => refusal.Code switch
    {
        Refusal.ReasonRequired => refusal.Command == CommandKind.Promise ? "occasion" : "reason",
        Refusal.ReplyRequired => "reply",
        Refusal.ScoreOutOfRange => "score",
        Refusal.NoSuchLine or Refusal.LeadLine => "lineId",
        Refusal.SameUnit => "unitId",
        Refusal.NoSuchAsk => "askId",
        Refusal.WordsRequired => "words",
        Refusal.NotOlder => "intoIssueId",
        Refusal.NotLater => "dueAt",
        Refusal.ClockNotRunning or Refusal.AlreadyOverdue => "clock",
        Refusal.SupervisedAlready => "level",
        Refusal.MomentOutOfRange => refusal.Command switch
        {
            CommandKind.Park => "reviewAt",
            CommandKind.FilePlan => "promisedAt",
            _ => "dueAt",
        },
        _ => null,
    };
}
