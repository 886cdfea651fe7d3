using GridOrleans.CityDay.Model.Time;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Cases;

/// <summary>What each event means.</summary>
public sealed partial class CaseBook
{
    /// <summary>Every kind of event there is a meaning for; a test compares it with what the domain has.</summary>
    public static IReadOnlyDictionary<Type, Action<CaseBook, IssueEvent, DateTimeOffset>> Meanings { get; } = new Meaning()
        .Of<IssueEvent.Reported>((_, _, _) => throw new Disagreement("a case is reported once"))
        .Of<IssueEvent.Filed>((book, _, _) => book.State = IssueState.Filed)
        .Of<IssueEvent.Refused>((book, _, at) => book.End(IssueState.Refused, at))
        .Of<IssueEvent.Voided>((book, _, at) => book.End(IssueState.Voided, at))
        .Of<IssueEvent.Merged>((book, merged, at) =>
        {
            book.End(IssueState.Merged, at);
            book.MergedInto = merged.Into;
        })
        .Of<IssueEvent.SelfHandled>((book, handled, at) =>
        {
            book.End(IssueState.SelfHandled, at);
            book.Owner = handled.UnitId;
            book.Answer = (handled.Result, handled.Reply);
        })
        .Of<IssueEvent.Absorbed>((book, absorbed, _) =>
        {
            if (book.duplicates.Count == DuplicatesListed) book.duplicates.RemoveAt(DuplicatesListed - 1);
            book.duplicates.Add(absorbed.Duplicate);
        })
        .Of<IssueEvent.TakenOut>((book, taken, _) => book.duplicates.RemoveAll(each => each.Id == taken.Duplicate.Id))
        .Of<IssueEvent.Recategorised>((book, changed, _) => (book.Category, book.Urgent, book.Policy, book.Gate) = (changed.To, changed.Urgent, changed.Policy, changed.Gate))
        .Of<IssueEvent.Expedited>((book, changed, _) => (book.Expedited, book.Policy) = (true, changed.Policy))
        .Of<IssueEvent.Unexpedited>((book, changed, _) => (book.Expedited, book.Policy) = (false, changed.Policy))
        .Of<IssueEvent.Dispatched>((book, sent, at) => book.GiveTo(sent.LineId, sent.Route, at))
        .Of<IssueEvent.Redispatched>((book, sent, at) =>
        {
            book.TakeFromLead(at, line => line.WithdrawnAt = at);
            book.GiveTo(sent.LineId, sent.Route, at);
        })
        .Of<IssueEvent.Returned>((book, back, at) =>
        {
            book.TakeFromLead(at, line => (line.DeclinedAt, line.Excuse) = (at, back.Reason));
            book.BackTo(book.Fallback);
        })
        .Of<IssueEvent.OwnerMoved>((book, moved, at) =>
        {
            if (book.Lead is not null) book.TakeFromLead(at, line => line.WithdrawnAt = at);
            book.BackTo(moved.To);
        })
        .Of<IssueEvent.Accepted>((book, _, at) => book.Accept(at))
        .Of<IssueEvent.Arrived>((book, _, at) => book.Start(at, true))
        .Of<IssueEvent.HandlingStarted>((book, _, at) => book.Start(at, false))
        .Of<IssueEvent.Completed>((book, done, at) => book.Complete(done, at))
        .Of<IssueEvent.CheckPassed>((book, _, at) => (book.State, book.CheckBy, book.EndedAt) = (IssueState.Closed, null, at))
        .Of<IssueEvent.ReworkOrdered>((book, _, at) => book.Again(at))
        .Of<IssueEvent.Reopened>((book, _, at) => book.Reopen(at))
        .Of<IssueEvent.Rated>((book, rated, _) => (book.State, book.Rating) = (IssueState.Appraised, rated.Score))
        .Of<IssueEvent.CalledBack>((book, call, _) => book.State = call.Reached ? IssueState.Appraised : book.State)
        .Of<IssueEvent.Parked>((book, parked, at) => book.Park(parked, at))
        .Of<IssueEvent.Resumed>((book, _, at) => book.GoOn(at))
        .Of<IssueEvent.DueMoved>((book, moved, at) => book.MoveDue(moved, at))
        .Of<IssueEvent.PlanFiled>((book, filed, at) =>
        {
            book.Clock(ClockKind.Plan).Stop(at);
            book.Plan = new(filed.Words, filed.PromisedAt, at, null);
        })
        .Of<IssueEvent.PlanApproved>((book, _, at) => book.Plan = new(book.Plan!.Words, book.Plan.PromisedAt, book.Plan.FiledAt, at))
        .Of<IssueEvent.Urged>((book, _, at) => (book.UrgedAt, book.Urges) = (at, book.Urges + 1))
        .Of<IssueEvent.Supervised>((book, card, _) => book.Supervision = card.Level)
        .Of<IssueEvent.Unsupervised>((book, _, _) => book.Supervision = null)
        .Of<IssueEvent.Instructed>((_, _, _) => { })
        .Of<IssueEvent.Commented>((_, _, _) => { })
        .Of<IssueEvent.LevelSkipped>((book, skipped, at) => book.handUps.Add(new(skipped.Step, skipped.UnitId, skipped.Name, at)))
        .Of<IssueEvent.Asked>((book, asked, _) => book.asks.Add(asked.Ask))
        .Of<IssueEvent.AskApproved>((book, answer, _) => book.Answered(answer.AskId))
        .Of<IssueEvent.AskDenied>((book, answer, _) => book.Answered(answer.AskId))
        .Of<IssueEvent.AskWithdrawn>((book, answer, _) => book.Answered(answer.AskId))
        .Of<IssueEvent.ClockWarned>((book, warned, at) => book.Clock(warned.Clock).Warn(at))
        .Of<IssueEvent.ClockBreached>((book, breached, at) => book.Clock(breached.Clock).Breach(at))
        .Of<IssueEvent.RungFell>((book, fell, _) => book.Climb(fell.Clock).Fall(fell.Rung, fell.Pass, fell.Generation, fell.DueAt))
        .Of<IssueEvent.RungCalled>((book, called, at) =>
        {
            var rung = book.Climb(called.Clock).Find(called.Rung, called.Generation, called.Pass)!;
            (rung.CalledAt, rung.Office, rung.OfficeName, rung.WaitsUntil) = (at, called.AudienceUnitId, called.AudienceName, null);
        })
        .Of<IssueEvent.RungHeld>((book, held, _) =>
        {
            var rung = book.Climb(held.Clock).Find(held.Rung, held.Generation, held.Pass)!;
            (rung.WaitsUntil, rung.WaitsFor, rung.Waits) = (held.Until, held.WaitsFor, rung.Waits + 1);
        })
        .Of<IssueEvent.DutyBegan>((book, began, _) => book.Climb(began.Clock).Find(began.Rung, began.Generation, began.Pass)!.WaitsUntil = null)
        .Of<IssueEvent.Acknowledged>((book, answer, at) => book.Climb(answer.Clock).Acknowledge(at, answer.Until))
        .Of<IssueEvent.AcknowledgementLapsed>((book, lapsed, _) => book.Climb(lapsed.Clock).Lapse())
        .Of<IssueEvent.UnitsCalled>((book, called, at) => book.Call(called.Lines, called.Kind, called.Caller, false, called.Targets, at))
        .Of<IssueEvent.CoHandlersCalled>((book, called, at) => book.Call(called.Lines, WhistleKind.Community, called.Caller, true, called.Targets, at))
        .Of<IssueEvent.ReportedIn>((book, came, at) => book.Line(came.LineId).CameAt ??= at)
        .Of<IssueEvent.Declined>((book, no, at) =>
        {
            var line = book.Line(no.LineId);
            (line.DeclinedAt, line.Excuse) = (at, no.Reason);
        })
        .Of<IssueEvent.LineArrived>((book, came, at) => book.Line(came.LineId).ArrivedAt ??= at)
        .Of<IssueEvent.LineDone>((book, done, at) =>
        {
            var line = book.Line(done.LineId);
            (line.DoneAt, line.DoneWords) = (at, done.Words);
        })
        .Of<IssueEvent.LineWithdrawn>((book, back, at) =>
        {
            var line = book.Line(back.LineId);
            (line.WithdrawnAt, line.WithdrawnWhy) = (at, back.Reason);
        })
        .Of<IssueEvent.LineWarned>((book, warned, at) => book.Line(warned.LineId).Promises[(int)warned.Step].WarnedAt ??= at)
        .Of<IssueEvent.LineBreached>((book, breached, at) =>
        {
            var promise = book.Line(breached.LineId).Promises[(int)breached.Step];
            promise.WarnedAt ??= at;
            promise.BreachedAt ??= at;
        })
        .Of<IssueEvent.LineRungFell>((book, fell, _) => book.Line(fell.LineId).Fell.Add(new(fell.Rung, fell.DueAt)))
        .Of<IssueEvent.LineRungCalled>((book, called, at) =>
        {
            var rung = book.Line(called.LineId).Fell.Single(each => each.Number == called.Rung);
            (rung.CalledAt, rung.Office, rung.OfficeName) = (at, called.AudienceUnitId, called.AudienceName);
        })
        .Of<IssueEvent.LineRated>((book, rated, at) =>
        {
            var line = book.Line(rated.LineId);
            if (rated.By == LineSide.Caller) line.ByCaller = (rated.Score, rated.Words, at);
            else line.ByUnit = (rated.Score, rated.Words, at);
        })
        .All;

    public void Note(IssueEvent happened, Stamp stamp)
    {
        if (!Meanings.TryGetValue(happened.GetType(), out var meaning)) throw new Disagreement($"{happened.GetType().Name} means nothing to the model");
        meaning(this, happened, stamp.At);
        log.Add(new(happened, stamp));
        isNextKnown = false;
    }

    private LineEntry Line(Guid id) => lines.Find(line => line.Id == id) ?? throw new Disagreement("an answer on a line nobody was called on");

    private void Answered(Guid askId) => asks.RemoveAll(ask => ask.Id == askId);

    /// <summary>Collects meanings by the event's type.</summary>
    private sealed class Meaning
    {
        public Dictionary<Type, Action<CaseBook, IssueEvent, DateTimeOffset>> All { get; } = [];

        public Meaning Of<T>(Action<CaseBook, T, DateTimeOffset> meaning)
            where T : IssueEvent
        {
            All.Add(typeof(T), (book, happened, at) => meaning(book, (T)happened, at));
            return this;
        }
    }
}
