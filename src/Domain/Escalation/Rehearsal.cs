using GridOrleans.Domain.Access;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.Domain.Escalation;

/// <summary>A past case lived again under another ladder.</summary>
/// <param name="Calls">What would have fallen due, in that order. Every office is taken to be called at once, whoever is on duty.</param>
/// <param name="Answers">What the answers people gave would have done.</param>
public sealed record Rehearsed(IReadOnlyList<RehearsedCall> Calls, IReadOnlyList<RehearsedAnswer> Answers);

public sealed record RehearsedCall(ClockKind Clock, int Generation, int Rung, int Pass, DateTimeOffset At);

/// <param name="Until">How long it would have held the climb; null = nobody would have been called by then, so that it answers nothing.</param>
/// <param name="Next">The call that would have come next without it, held off if it was due before <paramref name="Until"/>; null = none was left.</param>
/// <param name="LapsedAt">When it would have run out unfulfilled; null = the promised step came in time.</param>
public sealed record RehearsedAnswer(ClockKind Clock, DateTimeOffset At, DateTimeOffset? Until, PlannedCall? Next, DateTimeOffset? LapsedAt)
{
    public bool HeldOff => Until is { } until && Next?.DueAt < until;
}

/// <summary>
/// What would another ladder have done? Takes a case's history as it was, but for what its own ladder made of it, and lets the other ladder climb
/// beside it. What a rung does besides calling is not carried out: the case went the way it went.
/// </summary>
public static class Rehearsal
{
    /// <param name="history">Every decision of the case, in order.</param>
    /// <param name="ladder">As it would be frozen, divided in a drill.</param>
    /// <param name="until">How far to look, for a case that goes on.</param>
    public static Rehearsed Of(Guid id, IEnumerable<(Stamp Stamp, IReadOnlyList<IssueEvent> Events)> history, Ladder ladder, DateTimeOffset until)
    {
        List<RehearsedCall> calls = [];
        List<RehearsedAnswer> answers = [];
        Issue? issue = null;
        Stamp? last = null;
        foreach (var (stamp, events) in history)
        {
            if (issue is not null) Climb(stamp.At);
            foreach (var happened in events)
            {
                issue = happened switch
                {
                    IssueEvent.Reported reported => IssueEvolver.Apply(id, null, [reported with { Ladder = ladder }], stamp),
                    IssueEvent.RungFell or IssueEvent.RungCalled or IssueEvent.RungHeld or IssueEvent.DutyBegan or IssueEvent.AcknowledgementLapsed => issue,
                    IssueEvent.Acknowledged answered => Answer(issue!, answered.Clock, stamp),
                    _ => IssueEvolver.Apply(issue!, happened, stamp),
                };
            }

            last = stamp;
        }

        if (issue is not null) Climb(until);
        return new(calls, answers);

        void Climb(DateTimeOffset by)
        {
            while (ClockMoments.NextOfLadder(issue!) is { } moment && moment.At <= by)
            {
                if (moment.Event is IssueEvent.RungFell fell) calls.Add(new(fell.Clock, fell.Generation, fell.Rung, fell.Pass, fell.DueAt));
                if (moment.Event is IssueEvent.AcknowledgementLapsed lapsed)
                {
                    var index = answers.FindLastIndex(answer => answer.Clock == lapsed.Clock && answer.Until is not null);
                    answers[index] = answers[index] with { LapsedAt = moment.At };
                }

                issue = IssueEvolver.Apply(issue!, moment.Event, last!);
            }
        }

        Issue Answer(Issue asked, ClockKind clock, Stamp stamp)
        {
            var climb = asked.Climb(clock);
            if (climb.HeldUntil is not null) return asked;
            if (climb.Calls.Count == 0)
            {
                answers.Add(new(clock, stamp.At, null, null, null));
                return asked;
            }

            var held = stamp.At + ladder[climb.Calls[^1].Rung].AcknowledgedFor;
            answers.Add(new(clock, stamp.At, held, climb.Next(ladder, asked.Clock(clock)), null));
            return IssueEvolver.Apply(asked, new IssueEvent.Acknowledged(clock, held), stamp);
        }
    }
}
