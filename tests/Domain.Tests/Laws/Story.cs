using System.Security.Cryptography;

namespace GridOrleans.Domain.Tests.Laws;

/// <summary>One attempt and what came of it.</summary>
public sealed record Step(Issue? Before, IssueCommand Command, Stamp Stamp, Decision Decision, Issue? After)
{
    public IReadOnlyList<IssueEvent> Events => Decision is Decision.Done done ? done.Events : [];
}

/// <summary>One drawn life. Playing it twice plays the same: ids follow from the step's number.</summary>
public sealed record Story(Setup Setup, IReadOnlyList<Move> Moves)
{
    private static readonly Guid Id = new("2341ffff-0000-4000-8000-000000000001");

    /// <summary>What makes a long life, each as often as it should be drawn. Every state but the last takes one of them.</summary>
    private static readonly CommandKind[] Onward =
    [
        .. Often(6, CommandKind.File, CommandKind.Dispatch, CommandKind.Accept, CommandKind.Arrive, CommandKind.Complete, CommandKind.Check),
        .. Often(2, CommandKind.Handle, CommandKind.Rate, CommandKind.Resume, CommandKind.Reopen, CommandKind.Extend, CommandKind.Park, CommandKind.FilePlan, CommandKind.CallBack),
        .. Often(2, CommandKind.Whistle, CommandKind.LineArrive, CommandKind.LineDone, CommandKind.RateLine),
        CommandKind.WithdrawLine, CommandKind.Refuse, CommandKind.Acknowledge, CommandKind.ReportIn, CommandKind.Decline, CommandKind.Redispatch, CommandKind.Return,
        CommandKind.Promise, CommandKind.Expedite, CommandKind.Supervise, CommandKind.Unsupervise, CommandKind.Unsupervise, CommandKind.Split, CommandKind.Recategorise, CommandKind.Absorb,
    ];

    private static readonly CommandKind[] Answers = [CommandKind.Approve, CommandKind.Approve, CommandKind.Deny, CommandKind.WithdrawAsk];

    private static readonly string[] Units = [Town.Firm, Town.OtherFirm, Town.Water, Town.Police];

    public IReadOnlyList<Step> Play() => new Player(this).Steps;

    /// <summary>Plays on until every clock has had all the time in the world.</summary>
    public IReadOnlyList<Step> PlayOut()
    {
        var player = new Player(this);
        for (var round = 0; round < 20; round++) player.Pass(2.Days, Attempt.Sweep);
        return player.Steps;
    }

    /// <summary>When a moment of a clock fell due; null = the event is no such moment, or does not say.</summary>
    public static DateTimeOffset? DueOf(IssueEvent happened) => happened switch
    {
        IssueEvent.ClockWarned warned => warned.DueAt,
        IssueEvent.ClockBreached breached => breached.DueAt,
        IssueEvent.RungFell fell => fell.DueAt,
        IssueEvent.LineWarned warned => warned.DueAt,
        IssueEvent.LineBreached breached => breached.DueAt,
        IssueEvent.LineRungFell fell => fell.DueAt,
        _ => null,
    };

    /// <summary>Every event with the issue as it stood just before it.</summary>
    public static IEnumerable<(Issue Before, IssueEvent Happened, Stamp Stamp)> Moments(IEnumerable<Step> steps)
    {
        foreach (var step in steps.Where(step => step.Before is not null))
        {
            var current = step.Before!;
            foreach (var happened in step.Events)
            {
                yield return (current, happened, step.Stamp);
                current = IssueEvolver.Apply(current, happened, step.Stamp);
            }
        }
    }

    private static IEnumerable<CommandKind> Often(int times, params CommandKind[] kinds) => Enumerable.Repeat(kinds, times).SelectMany(each => each);

    private sealed class Player
    {
        private readonly List<Step> steps = [];
        private Issue? issue;
        private DateTimeOffset now = Case.Start;

        public Player(Story story)
        {
            Try(Town.Report(story.Setup.Routed ? Town.To(Town.Firm) : null, story.Setup.Policy, story.Setup.Ladder), Town.Rule);
            foreach (var move in story.Moves)
            {
                now = After(move);
                Make(move);
            }
        }

        public IReadOnlyList<Step> Steps => steps;

        public void Pass(TimeSpan time, Attempt attempt)
        {
            now += time;
            Make(new(attempt, CommandKind.ClockDue, Pace.None, 0, 0, 0));
        }

        private DateTimeOffset After(Move move)
        {
            var next = Wake.Of(issue!).Select(wake => wake.DueAt).Where(due => due > now).DefaultIfEmpty(now).Min();
            var amount = TimeSpan.FromMicroseconds(move.Amount * 977);
            return move.Pace switch
            {
                Pace.Moments => now + amount,
                Pace.Minutes => now + amount * 600,
                Pace.Hours => now + amount * 18_000,
                Pace.JustBefore => next == now ? now : next.AddMicroseconds(-1),
                Pace.ToTheMoment => next,
                _ => now,
            };
        }

        private void Make(Move move)
        {
            switch (move.Attempt)
            {
                case Attempt.Sweep:
                    foreach (var wake in Wake.Of(issue!).Where(wake => wake.DueAt <= now).ToArray()) Try(new IssueCommand.ClockDue(wake.Kind, wake.Generation), Town.Rule);
                    break;
                case Attempt.Ring:
                    Try(new IssueCommand.ClockDue((WakeKind)(move.Pick % Enum.GetValues<WakeKind>().Length), 1 + (move.Amount % 3)), Town.Rule);
                    break;
                case Attempt.CallRung when move.Who % 2 == 0 && issue!.Whistles is { Count: > 0 } lines:
                    var line = lines[move.Pick % lines.Count];
                    Try(new IssueCommand.CallLineRung(line.Id, 1 + (move.Amount % (1 + line.Calls.Count)), Town.Street, "孙村街道"), Town.Rule);
                    break;
                case Attempt.CallRung:
                    var clock = (ClockKind)(move.Pick % 4);
                    var calls = issue!.Climb(clock).Calls;
                    var called = calls.ElementAtOrDefault(move.Amount % (1 + calls.Count)) ?? RungCall.Fallen(1, 0, 1, now);
                    Try(
                        new IssueCommand.Escalate(
                            clock, called.Generation, called.Rung, Town.Grid, "孙村 12 网格", called.Pass, move.Amount % 3 == 0 ? new(now + move.Amount.Minutes, "李明") : null),
                        Town.Rule);
                    break;
                case Attempt.Onward:
                    var fitting = (issue!.Asks.Count > 0 && move.Pick % 2 == 0 ? Answers : Onward).Where(kind => TransitionTable.Allows(issue.State, kind)).ToArray();
                    if (fitting.Length > 0) Try(Command(move with { Kind = fitting[move.Amount % fitting.Length] }), Who(move));
                    break;
                case Attempt.Repeat:
                    Try(Command(move), Who(move), issue!.Operations[move.Amount % issue.Operations.Count].Id);
                    break;
                default:
                    Try(Command(move), Who(move));
                    break;
            }
        }

        private void Try(IssueCommand command, Actor actor, Guid? operation = null)
        {
            var stamp = new Stamp(now, operation ?? OperationOf(steps.Count), actor);
            var before = issue;
            var decision = IssueDecider.Decide(before, command, stamp);
            if (decision is Decision.Done done) issue = IssueEvolver.Apply(Id, before, done.Events, stamp);
            steps.Add(new(before, command, stamp, decision, issue));
        }

        private IssueCommand Command(Move move)
        {
            var unit = Units[move.Pick % Units.Length];
            return move.Kind switch
            {
                CommandKind.Dispatch => new IssueCommand.Dispatch(Town.To(unit)),
                CommandKind.Redispatch => new IssueCommand.Redispatch(Town.To(unit), "换单位"),
                CommandKind.Check when move.Pick % 2 == 0 => new IssueCommand.Check(true, null),
                CommandKind.Acknowledge => new IssueCommand.Acknowledge(move.Pick % 5 == 4 ? null : (ClockKind)(move.Pick % 5)),
                CommandKind.Whistle => new IssueCommand.Whistle(WhistleKind.Community, "社区", [unit, Units[move.Amount % Units.Length]]),
                CommandKind.Complete => new IssueCommand.Complete(Outcome.Resolved, move.Pick % 5 == 0 ? " " : "修好了"),
                CommandKind.Check when move.Pick % 2 == 1 => new IssueCommand.Check(false, "还在漏"),
                CommandKind.Rate => new IssueCommand.Rate(1 + (move.Pick % 5), "就这样"),
                CommandKind.CallBack => new IssueCommand.CallBack(move.Pick % 4 > 0, true, move.Pick % 3 > 0, move.Pick % 2 > 0, "回访"),
                CommandKind.Park => new IssueCommand.Park("等配件", now + TimeSpan.FromMinutes(1 + move.Amount)),
                CommandKind.Extend => new IssueCommand.Extend((ClockKind)(move.Pick % 4), now + TimeSpan.FromMinutes(move.Amount), "等配件"),
                CommandKind.FilePlan => new IssueCommand.FilePlan("更换立管", now + TimeSpan.FromMinutes(move.Amount)),
                CommandKind.Promise => new IssueCommand.Promise((ClockKind)(move.Pick % 4), now + TimeSpan.FromMinutes(move.Amount), "政企早餐会"),
                CommandKind.Recategorise => new IssueCommand.Recategorise(move.Pick % 2 == 0 ? "gas.leak" : "water.leak", move.Pick % 2 == 0, Other(move), "改类"),
                CommandKind.Expedite => new IssueCommand.Expedite(!issue!.Expedited, Other(move), "加急"),
                CommandKind.Absorb => new IssueCommand.Absorb(new(OperationOf(0), "20261120-0499"), issue!.Duplicates.Count > 0),
                CommandKind.MoveUp => new IssueCommand.MoveUp(move.Pick % 2 == 0 ? Town.District : Town.Street, "单位撤销"),
                CommandKind.Supervise => new IssueCommand.Supervise((SupervisionLevel)(move.Pick % 3), "超时"),
                CommandKind.ReportIn or CommandKind.LineArrive or CommandKind.LineDone or CommandKind.WithdrawLine or CommandKind.Decline =>
                    Commands.Sample(move.Kind, issue, Called(move.Pick) ?? unit),
                CommandKind.RateLine => new IssueCommand.RateLine(Over(move.Pick), (LineSide)(move.Amount % 2), 1 + (move.Pick % 5), "就这样"),
                _ => Commands.Sample(move.Kind, issue, unit),
            };
        }

        private string? Called(int pick) =>
            issue!.Whistles.Where(line => !line.IsOver && (pick % 4 > 0 || line.IsUnanswered)).Select(line => line.UnitId).ToArray() is { Length: > 0 } called
                ? called[pick % called.Length] : null;

        private Guid Over(int pick) =>
            issue!.Whistles.Where(line => line.IsOver).Select(line => line.Id).ToArray() is { Length: > 0 } over ? over[pick % over.Length] : Guid.Empty;

        private SlaPolicy Other(Move move) => (move.Pick % 4 == 3 ? Setup.Working : issue!.Policy) with { Id = "other", Close = TimeSpan.FromMinutes(30 + move.Amount) };

        private Actor Who(Move move) => move.Who switch
        {
            0 => Town.Dispatcher,
            1 or 8 or 9 or 10 or 11 => Town.Liaison(issue!.LeadUnitId ?? Units[move.Pick % Units.Length]),
            2 => Town.DispatcherElsewhere,
            3 => Town.Member,
            4 => Town.Reporter,
            5 => Town.ShiftLeader,
            6 => Town.DistrictLeader,
            7 => Town.Chief,
            _ => Town.Rule,
        };

        private static Guid OperationOf(int step) => new(SHA256.HashData(BitConverter.GetBytes(step)).AsSpan(0, 16));
    }
}
