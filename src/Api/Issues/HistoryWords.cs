using System.Globalization;
using System.Text.Json;
using GridOrleans.Api.Words;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.History;
using GridOrleans.Contracts.Issues;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Api.Issues;

/// <summary>The history in words: for those who work on a case, and – without reasons given between offices – for its reporter.</summary>
public sealed partial class HistoryWords(IDistrictDirectory district, Tongue tongue)
{
    public HistoryLine Line(HistoryEntry entry) => new(
        entry.Version,
        entry.At,
        entry.ActorName,
        KindOf(entry.Events.FirstOrDefault(happened => happened is IssueEvent.Reported) ?? entry.Events[^1]),
        string.Join(tongue == Tongue.English ? " " : "", entry.Events.Select(Tell)),
        entry.Hash);

    public string Tell(IssueEvent happened) => happened switch
    {
        IssueEvent.Reported reported => Say("event.reported", Category(reported.CategoryCode), reported.Place.Label),
        IssueEvent.Refused refused => Say("event.refused", refused.Reason),
        IssueEvent.Dispatched dispatched => Say("event.dispatched", Unit(dispatched.Route.UnitId), dispatched.Route.Caller),
        IssueEvent.Redispatched redispatched => Say("event.redispatched", Unit(redispatched.Route.UnitId), redispatched.Reason),
        IssueEvent.Accepted accepted => Say("event.accepted", Unit(accepted.UnitId)),
        IssueEvent.Arrived arrived => Say("event.arrived", Unit(arrived.UnitId)),
        IssueEvent.HandlingStarted started => Say("event.handlingStarted", Unit(started.UnitId)),
        IssueEvent.Completed completed => Say("event.completed", Unit(completed.UnitId), Names.Of(tongue, completed.Result), completed.Reply),
        IssueEvent.ReworkOrdered rework => Say("event.reworkOrdered", rework.Reason),
        IssueEvent.Returned returned => Say("event.returned", Unit(returned.UnitId), returned.Reason),
        IssueEvent.Voided voided => Say("event.voided", voided.Reason),
        IssueEvent.Rated rated => Say("event.rated", rated.Score, rated.Words ?? "").TrimEnd(),
        IssueEvent.ClockWarned warned => Say("event.clockWarned", Clock(warned.Clock)),
        IssueEvent.ClockBreached breached => Say("event.clockBreached", Clock(breached.Clock)),
        IssueEvent.RungFell fell => Say("event.rungFell", Clock(fell.Clock), fell.Rung),
        IssueEvent.RungCalled called => Say("event.rungCalled", Clock(called.Clock), called.AudienceName, called.Rung),
        IssueEvent.RungHeld held => Say("event.rungHeld", Clock(held.Clock), held.Rung, held.AudienceName, Time(held.Until), held.WaitsFor),
        IssueEvent.DutyBegan began => Say("event.dutyBegan", Clock(began.Clock), began.Rung),
        IssueEvent.Acknowledged answered => Say("event.acknowledged", Clock(answered.Clock), Time(answered.Until)),
        IssueEvent.AcknowledgementLapsed lapsed => Say("event.acknowledgementLapsed", Clock(lapsed.Clock)),
        IssueEvent.UnitsCalled called => Say("event.unitsCalled", called.Caller, List(called.Lines.Select(line => Unit(line.UnitId)))),
        IssueEvent.ReportedIn reportedIn => Say("event.reportedIn", Unit(reportedIn.UnitId)),
        IssueEvent.Declined declined => Say("event.declined", Unit(declined.UnitId), declined.Reason),
        _ => OtherWords(happened),
    };

    private string OtherWords(IssueEvent happened) => happened switch
    {
        IssueEvent.SelfHandled handled => Say("event.selfHandled", Unit(handled.UnitId), Names.Of(tongue, handled.Result), handled.Reply),
        IssueEvent.Merged merged => Say("event.merged", merged.Into.CaseNo, merged.Reason),
        IssueEvent.Absorbed absorbed => Say("event.absorbed", absorbed.Duplicate.CaseNo),
        IssueEvent.TakenOut takenOut => Say("event.takenOut", takenOut.Duplicate.CaseNo),
        IssueEvent.Reopened reopened => Say("event.reopened", reopened.Reason),
        IssueEvent.Recategorised changed => Say("event.recategorised", Category(changed.From), Category(changed.To), changed.Reason),
        IssueEvent.Parked parked => Say("event.parked", Moments.Of(parked.ReviewAt, district), parked.Reason),
        IssueEvent.Resumed resumed => Say("event.resumed", resumed.Note ?? "").TrimEnd(),
        IssueEvent.DueMoved moved => Say("event.dueMoved", Clock(moved.Clock), Moments.Of(moved.DueAt, district), Names.Of(tongue, moved.Why), moved.Reason),
        IssueEvent.PlanFiled plan => Say("event.planFiled", Unit(plan.UnitId), Moments.Of(plan.PromisedAt, district), plan.Words),
        IssueEvent.Expedited expedited => Say("event.expedited", expedited.Reason),
        IssueEvent.Unexpedited unexpedited => Say("event.unexpedited", unexpedited.Reason),
        IssueEvent.Urged urged => Say("event.urged", urged.Words ?? "").TrimEnd(),
        IssueEvent.Supervised supervised => Say("event.supervised", Names.Of(tongue, supervised.Level), supervised.Reason),
        IssueEvent.Unsupervised lifted => Say("event.unsupervised", lifted.Reason),
        IssueEvent.Instructed instructed => Say("event.instructed", instructed.Words),
        IssueEvent.LevelSkipped skipped => Say("event.levelSkipped", skipped.Name, skipped.Reason),
        IssueEvent.Commented commented => Say("event.commented", commented.Words),
        IssueEvent.CoHandlersCalled called => Say("event.coHandlersCalled", called.Caller, List(called.Lines.Select(line => Unit(line.UnitId)))),
        IssueEvent.CalledBack call => Say("event.calledBack", List(Answers(call)), call.Words ?? "").TrimEnd(),
        IssueEvent.OwnerMoved moved => Say("event.ownerMoved", Unit(moved.From), Unit(moved.To), moved.Reason),
        IssueEvent.Asked asked => Say("event.asked", AskWords.Of(asked.Ask.Wanted, district, tongue)),
        IssueEvent.AskApproved approved => Say("event.askApproved", Names.Of(tongue, approved.Wanted), approved.Note ?? "").TrimEnd(),
        IssueEvent.AskDenied denied => Say("event.askDenied", Names.Of(tongue, denied.Wanted), denied.Reason),
        IssueEvent.AskWithdrawn withdrawn => Say("event.askWithdrawn", Names.Of(tongue, withdrawn.Wanted)),
        _ => TellLine(happened) ?? Say("event." + KindOf(happened)),
    };

    /// <summary>What the reporter said, as far as it was asked.</summary>
    private IEnumerable<string> Answers(IssueEvent.CalledBack call)
    {
        yield return Say(call.Reached ? "callBack.reached" : "callBack.unreached");
        if (call.Responded is { } responded) yield return Say(responded ? "callBack.responded" : "callBack.unresponded");
        if (call.Resolved is { } resolved) yield return Say(resolved ? "callBack.resolved" : "callBack.unresolved");
        if (call.Satisfied is { } satisfied) yield return Say(satisfied ? "callBack.satisfied" : "callBack.unsatisfied");
    }

    /// <summary>What the reporter is told; null = nothing.</summary>
    public string? TellReporter(IssueEvent happened) => happened switch
    {
        IssueEvent.Redispatched redispatched => Say("public.redispatched", Unit(redispatched.Route.UnitId)),
        IssueEvent.Returned returned => Say("public.returned", Unit(returned.UnitId)),
        IssueEvent.ReworkOrdered => Say("public.reworkOrdered"),
        IssueEvent.Rated rated => Say("public.rated", rated.Score),
        IssueEvent.RungCalled called => Say("public.rungCalled", called.AudienceName),
        IssueEvent.Merged merged => Say("public.merged", merged.Into.CaseNo),
        IssueEvent.Reopened => Say("public.reopened"),
        IssueEvent.Recategorised => Say("public.recategorised"),
        IssueEvent.Parked parked => Say("public.parked", Moments.Of(parked.ReviewAt, district)),
        IssueEvent.Resumed => Say("event.resumed", "").TrimEnd(),
        IssueEvent.DueMoved moved => Say("public.dueMoved", Clock(moved.Clock), Moments.Of(moved.DueAt, district)),
        IssueEvent.PlanFiled plan => Say("public.planFiled", Unit(plan.UnitId), Moments.Of(plan.PromisedAt, district)),
        IssueEvent.Urged => Say("public.urged"),
        IssueEvent.CalledBack => Say("public.calledBack"),
        IssueEvent.OwnerMoved moved => Say("public.ownerMoved", Unit(moved.To)),
        IssueEvent.Asked { Ask.Wanted: IssueCommand.Reopen } => Say("public.reopenAsked"),
        IssueEvent.Absorbed or IssueEvent.TakenOut or IssueEvent.Expedited or IssueEvent.Unexpedited or IssueEvent.Supervised or IssueEvent.Unsupervised
            or IssueEvent.Instructed or IssueEvent.LevelSkipped or IssueEvent.Commented or IssueEvent.Asked or IssueEvent.AskApproved
            or IssueEvent.AskDenied or IssueEvent.AskWithdrawn => null,
        IssueEvent.ClockWarned or IssueEvent.RungFell or IssueEvent.RungHeld or IssueEvent.DutyBegan or IssueEvent.Acknowledged or IssueEvent.AcknowledgementLapsed or IssueEvent.Declined => null,
        _ => IsBetweenOffices(happened) ? null : Tell(happened),
    };

    /// <summary>An event's camelCase name.</summary>
    public static string KindOf(IssueEvent happened) => JsonNamingPolicy.CamelCase.ConvertName(happened.GetType().Name);

    private string Say(string code, params ReadOnlySpan<object?> parts) => Catalogue.Say(tongue, code, parts);

    private string Unit(string id) => district.UnitEver(id)?.Name ?? id;

    private string Clock(ClockKind clock) => Names.Of(tongue, clock);

    private string Category(string code) =>
        district.Category(code) is { } category ? tongue == Tongue.English ? category.NameEn : category.Name : code;

    private string List(IEnumerable<string> names) => string.Join(Say("list.separator"), names);

    private string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, district.Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
