using GridOrleans.Domain.Access;

namespace GridOrleans.Domain.Issues;

/// <summary>The life of an issue on one screen: command × issue → what happens. No clock, no I/O; time comes in the stamp.</summary>
public static class IssueDecider
{
    public static Decision Decide(Issue? issue, IssueCommand command, Stamp stamp)
    {
        if (issue?.Find(stamp.OperationId) is { } before) return new Decision.Already(before.Version);
        if (issue is null)
        {
            return command is IssueCommand.Report report
                ? Decision.Of(Intake.Open(report, stamp))
                : new Decision.Refused(new(Refusal.UnknownIssue, null, command.Kind));
        }

        if (!IssueAccess.May(stamp.Actor, command.Kind, issue)) return Decision.Refuse(issue, command, Refusal.NotYours);
        if (command is IssueCommand.ClockDue due && Untimely(issue, due, stamp) is { } untimely) return untimely;

        // What fell due before this command happened before it, noticed or not: a late answer cannot hide the breach it came after,
        // nor an objection the end of the window it missed.
        var (caughtUp, overdue) = CatchUp(issue, stamp);
        var decision = DecideNow(caughtUp, command, stamp);
        if (decision is not Decision.Done done) return decision;

        // A due time that was moved may be here already.
        var after = done.Events.Aggregate(caughtUp, (current, happened) => IssueEvolver.Apply(current, happened, stamp));
        return new Decision.Done([.. overdue, .. done.Events, .. CatchUp(after, stamp).Events]);
    }

    private static (Issue Issue, IReadOnlyList<IssueEvent> Events) CatchUp(Issue issue, Stamp stamp) =>
        ClockMoments.CatchUp(issue, (current, happened) => IssueEvolver.Apply(current, happened, stamp), stamp.At);

    /// <summary>The command on an issue with which nothing is overdue: does the state take it, must it be asked for?</summary>
    private static Decision DecideNow(Issue issue, IssueCommand command, Stamp stamp)
    {
        if (!TransitionTable.Allows(issue.State, command.Kind)) return Decision.Refuse(issue, command, Refusal.WrongState);
        return command switch
        {
            IssueCommand.Approve approve => Asking.Approve(issue, approve, stamp),
            IssueCommand.Deny deny => Asking.Deny(issue, deny, stamp),
            IssueCommand.WithdrawAsk withdraw => Asking.Withdraw(issue, withdraw, stamp),
            _ when Asking.MustAsk(issue, command, stamp.Actor) => Asking.Ask(issue, command, stamp),
            _ => Carry(issue, command, stamp, stamp.At),
        };
    }

    /// <summary>The command carried out.</summary>
    /// <param name="askedAt">When it was given; earlier than the stamp if an approval came between.</param>
    internal static Decision Carry(Issue issue, IssueCommand command, Stamp stamp, DateTimeOffset askedAt) => command switch
    {
        IssueCommand.File => Decision.Of(new IssueEvent.Filed()),
        IssueCommand.Refuse refuse => Decision.WithReason(issue, refuse, refuse.Reason, reason => new IssueEvent.Refused(reason)),
        IssueCommand.Void wipe => Decision.WithReason(issue, wipe, wipe.Reason, reason => new IssueEvent.Voided(reason)),
        IssueCommand.SelfHandle handled => Intake.SelfHandle(issue, handled),
        IssueCommand.Recategorise recategorise => Intake.Recategorise(issue, recategorise, stamp),
        IssueCommand.Merge merge => Merging.Merge(issue, merge),
        IssueCommand.Absorb absorb => Merging.Absorb(issue, absorb),

        IssueCommand.Dispatch dispatch => Decision.Of(new IssueEvent.Dispatched(stamp.DeriveId(0), dispatch.Route)),
        IssueCommand.Redispatch redispatch => Working.Redispatch(issue, redispatch, stamp),
        IssueCommand.Return back => Decision.WithReason(issue, back, back.Reason, reason => new IssueEvent.Returned(issue.LeadUnitId!, reason)),
        IssueCommand.MoveUp up => Working.MoveUp(issue, up),
        IssueCommand.Accept => Decision.Of(new IssueEvent.Accepted(issue.LeadUnitId!)),
        IssueCommand.Arrive => Decision.Of(new IssueEvent.Arrived(issue.LeadUnitId!)),
        IssueCommand.Handle => Decision.Of(new IssueEvent.HandlingStarted(issue.LeadUnitId!)),
        IssueCommand.Complete complete => Working.Complete(issue, complete),

        IssueCommand.Check { Passed: true } => Decision.Of(new IssueEvent.CheckPassed()),
        IssueCommand.Check check => Decision.WithReason(issue, check, check.Reason, reason => new IssueEvent.ReworkOrdered(reason)),
        IssueCommand.Rate rate => Appraising.Rate(issue, rate, stamp),
        IssueCommand.CallBack callBack => Appraising.CallBack(issue, callBack, stamp),
        IssueCommand.Reopen reopen => Decision.WithReason(issue, reopen, reopen.Reason, reason => new IssueEvent.Reopened(reason)),

        IssueCommand.Park park => Timing.Park(issue, park, stamp),
        IssueCommand.Resume resume => Decision.Of(new IssueEvent.Resumed(resume.Note.OrNull())),
        IssueCommand.Extend extend => Timing.Extend(issue, extend, stamp, askedAt),
        IssueCommand.FilePlan plan => Timing.FilePlan(issue, plan, stamp),
        IssueCommand.Promise promise => Timing.Promise(issue, promise, stamp),

        IssueCommand.Urge urge => Pressing.Urge(issue, urge, stamp),
        IssueCommand.Expedite expedite => Pressing.Expedite(issue, expedite, stamp),
        IssueCommand.Supervise supervise => Pressing.Supervise(issue, supervise),
        IssueCommand.Unsupervise lift => Pressing.Unsupervise(issue, lift),
        IssueCommand.Instruct instruct => Decision.WithWords(issue, instruct, instruct.Words, words => new IssueEvent.Instructed(words)),
        IssueCommand.SkipLevel skip => Pressing.SkipLevel(issue, skip),
        IssueCommand.Comment comment => Decision.WithWords(issue, comment, comment.Words, words => new IssueEvent.Commented(words)),

        IssueCommand.Acknowledge acknowledge => Climbing.Acknowledge(issue, acknowledge, stamp),
        IssueCommand.Escalate escalate => Climbing.Escalate(issue, escalate, stamp),
        IssueCommand.Whistle whistle => Whistling.Whistle(issue, whistle, stamp),
        IssueCommand.Split split => Whistling.Split(issue, split, stamp),
        IssueCommand.ReportIn reportIn => Answering.ReportIn(issue, reportIn, stamp),
        IssueCommand.LineArrive arrive => Answering.Arrive(issue, arrive, stamp),
        IssueCommand.LineDone done => Answering.Finish(issue, done, stamp),
        IssueCommand.Decline decline => Answering.Decline(issue, decline, stamp),
        IssueCommand.WithdrawLine withdraw => Answering.Withdraw(issue, withdraw, stamp),
        IssueCommand.RateLine rate => Answering.Rate(issue, rate, stamp),
        IssueCommand.CallLineRung call => Answering.CallRung(issue, call),

        // What came due has been caught up with.
        IssueCommand.ClockDue => Decision.Of(),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "a command the decider does not know"),
    };

    /// <summary>A wake-up for something that has moved on, or that has not come yet; null = it is time.</summary>
    private static Decision? Untimely(Issue issue, IssueCommand.ClockDue due, Stamp stamp)
    {
        var wake = Wake.Of(issue).FirstOrDefault(each => each.Kind == due.Wake);
        if (wake is null || wake.Generation != due.Generation) return new Decision.Already(null);
        return stamp.At < wake.DueAt ? Decision.Refuse(issue, due, Refusal.TooEarly) : null;
    }
}
