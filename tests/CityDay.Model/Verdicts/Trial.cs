using GridOrleans.CityDay.Model.Cases;
using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>One command before one case, with which nothing is overdue, in a state that takes the command.</summary>
/// <param name="book">Is only read.</param>
internal sealed partial class Trial(CaseBook book, IssueCommand command, Stamp stamp)
{
    private const int MostWaiting = 8, Unhappy = 2;

    private readonly Rights rights = new(stamp.Actor, book);

    public Verdict Decide() => command switch
    {
        IssueCommand.Approve approve => Answer(approve.AskId, ask => Approve(ask, approve)),
        IssueCommand.Deny deny => Answer(deny.AskId, ask => rights.MayApprove(ask.Wanted)
            ? Because(deny.Reason, reason => new IssueEvent.AskDenied(ask.Id, ask.Wanted.Kind, reason))
            : No(Refusal.NotYours)),
        IssueCommand.WithdrawAsk withdraw => Answer(withdraw.AskId, ask =>
            rights.IsRule || rights.Directs || rights.Speaks(ask.UnitId) || ask.By.Id == stamp.Actor.Id
                ? Verdict.Of(new IssueEvent.AskWithdrawn(ask.Id, ask.Wanted.Kind))
                : No(Refusal.NotYours)),
        _ when Terms.AsksFor(book.Policy, command) && !rights.MayApprove(command) => Ask(),
        _ => Carry(command, stamp.At),
    };

    private Verdict Ask()
    {
        if (Carry(command, stamp.At) is not Verdict.Done done) return Carry(command, stamp.At);
        var isWaiting = book.Asks.Any(ask => ask.Wanted.Kind == command.Kind
            && (command is not IssueCommand.Extend extend || ((IssueCommand.Extend)ask.Wanted).Clock == extend.Clock));
        if (isWaiting) return No(Refusal.AlreadyAsked);
        if (book.Asks.Count >= MostWaiting) return No(Refusal.TooMany);
        var asked = Asked(command, rights.IsLead ? book.Lead : null);
        return Verdict.Of([.. done.Own.Where(own => own is IssueEvent.PlanFiled), asked]);
    }

    private Verdict Approve(Ask ask, IssueCommand.Approve approve)
    {
        if (!rights.MayApprove(ask.Wanted)) return No(Refusal.NotYours);
        if (!Steps.Takes(book.State, ask.Wanted.Kind) || Carry(ask.Wanted, ask.At) is not Verdict.Done done) return No(Refusal.AskOutdated);
        return Verdict.Of([new IssueEvent.AskApproved(ask.Id, ask.Wanted.Kind, Verdict.Written(approve.Note)), .. done.Own.Where(own => own is not IssueEvent.PlanFiled)]);
    }

    private Verdict Answer(Guid askId, Func<Ask, Verdict> how) => book.Asks.FirstOrDefault(ask => ask.Id == askId) is { } found ? how(found) : No(Refusal.NoSuchAsk);

    private Verdict Carry(IssueCommand wanted, DateTimeOffset askedAt) => wanted switch
    {
        IssueCommand.File => Verdict.Of(new IssueEvent.Filed()),
        IssueCommand.Refuse refuse => Because(refuse.Reason, reason => new IssueEvent.Refused(reason)),
        IssueCommand.Void wipe => Because(wipe.Reason, reason => new IssueEvent.Voided(reason)),
        IssueCommand.SelfHandle handled => Because(handled.Reply, reply => new IssueEvent.SelfHandled(book.Place.GridCode, handled.Result, reply), Refusal.ReplyRequired),
        IssueCommand.Recategorise other => Recategorise(other),
        IssueCommand.Merge merge => Merge(merge),
        IssueCommand.Absorb absorb => Absorb(absorb),

        IssueCommand.Dispatch dispatch => Verdict.Of(new IssueEvent.Dispatched(Guid.Empty, dispatch.Route)),
        IssueCommand.Redispatch other => other.Route.UnitId == book.Lead ? No(Refusal.SameUnit)
            : Because(other.Reason, reason => new IssueEvent.Redispatched(Guid.Empty, other.Route, reason)),
        IssueCommand.Return back => Because(back.Reason, reason => new IssueEvent.Returned(book.Lead!, reason)),
        IssueCommand.MoveUp up => up.OwnerUnitId == book.Owner ? new Verdict.Already(null)
            : Because(up.Reason, reason => new IssueEvent.OwnerMoved(book.Owner, up.OwnerUnitId, reason)),
        IssueCommand.Accept => Verdict.Of(new IssueEvent.Accepted(book.Lead!)),
        IssueCommand.Arrive => Verdict.Of(new IssueEvent.Arrived(book.Lead!)),
        IssueCommand.Handle => Verdict.Of(new IssueEvent.HandlingStarted(book.Lead!)),
        IssueCommand.Complete complete => Complete(complete),

        IssueCommand.Check { Passed: true } => Verdict.Of(new IssueEvent.CheckPassed()),
        IssueCommand.Check check => Because(check.Reason, reason => new IssueEvent.ReworkOrdered(reason)),
        IssueCommand.Rate rate => Rate(rate),
        IssueCommand.CallBack call => CallBack(call),
        IssueCommand.Reopen reopen => Because(reopen.Reason, reason => new IssueEvent.Reopened(reason)),

        IssueCommand.Park park => Ahead(park.ReviewAt) ? Because(park.Reason, reason => new IssueEvent.Parked(reason, park.ReviewAt)) : No(Refusal.MomentOutOfRange),
        IssueCommand.Resume resume => Verdict.Of(new IssueEvent.Resumed(Verdict.Written(resume.Note))),
        IssueCommand.Extend extend => Extend(extend, askedAt),
        IssueCommand.FilePlan plan => FilePlan(plan),
        IssueCommand.Promise promise => Promise(promise),

        IssueCommand.Urge urge => stamp.At < book.UrgedAt + book.Policy.Respond / 2 ? No(Refusal.UrgedRecently) : Verdict.Of(new IssueEvent.Urged(Verdict.Written(urge.Words))),
        IssueCommand.Expedite hurry => Expedite(hurry),
        IssueCommand.Supervise card => card.Level <= book.Supervision ? No(Refusal.SupervisedAlready)
            : Because(card.Reason, reason => new IssueEvent.Supervised(card.Level, reason)),
        IssueCommand.Unsupervise lift => book.Supervision is null ? No(Refusal.NothingChanges) : Because(lift.Reason, reason => new IssueEvent.Unsupervised(reason)),
        IssueCommand.Instruct instruct => Because(instruct.Words, words => new IssueEvent.Instructed(words), Refusal.WordsRequired),
        IssueCommand.Comment comment => Because(comment.Words, words => new IssueEvent.Commented(words), Refusal.WordsRequired),
        IssueCommand.SkipLevel skip => book.HandUps.Any(office => office.UnitId == skip.UnitId) ? No(Refusal.NothingChanges)
            : Because(skip.Reason, reason => new IssueEvent.LevelSkipped(skip.Step, skip.UnitId, skip.Name, reason)),

        IssueCommand.Acknowledge acknowledge => Acknowledge(acknowledge),
        IssueCommand.Escalate escalate => Escalate(escalate),
        IssueCommand.Whistle whistle => !rights.MayBlow(whistle.WhistleKind) ? No(Refusal.NotYours)
            : Call(whistle.UnitIds, units => Called(units, whistle.WhistleKind, whistle.Caller, book.Policy)),
        IssueCommand.Split split => Call(split.UnitIds.Where(unit => unit != book.Lead), units =>
            new IssueEvent.CoHandlersCalled(Nameless(units), split.Caller, LineRules.TargetsOf(book.Policy, WhistleKind.Community))),
        IssueCommand.ReportIn report => ReportIn(report),
        IssueCommand.Decline decline => Decline(decline),
        IssueCommand.LineArrive arrive => OnHelper(arrive.LineId, line => line.ArrivedAt is null
            ? Verdict.Of([.. Came(line), new IssueEvent.LineArrived(line.Id, line.Unit)])
            : new Verdict.Already(null)),
        IssueCommand.LineDone done => LineDone(done),
        IssueCommand.WithdrawLine withdraw => Withdraw(withdraw),
        IssueCommand.RateLine rate => RateLine(rate),
        IssueCommand.CallLineRung call => CallRung(call),

        IssueCommand.ClockDue => Verdict.Of(),
        _ => throw new Disagreement($"{wanted.Kind} has no verdict"),
    };

    private IssueEvent.Asked Asked(IssueCommand wanted, string? unit) =>
        new(new(Guid.Empty, wanted, new(stamp.Actor.Kind, stamp.Actor.Id, stamp.Actor.Name), unit, stamp.At));

    private Verdict.Refused No(string code) => new(code, book.State);

    private Verdict Because(string? text, Func<string, IssueEvent> happens, string otherwise = Refusal.ReasonRequired) =>
        Verdict.Written(text) is { } words ? Verdict.Of(happens(words)) : No(otherwise);

    private bool Ahead(DateTimeOffset moment) => moment > stamp.At && moment - stamp.At <= TimeSpan.FromDays(366);
}
