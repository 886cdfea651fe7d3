using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Access;
using GridOrleans.Domain.Issues;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.CityDay.Model.Verdicts;

/// <summary>Foresees what the domain answers.</summary>
public static class Judge
{
    /// <summary>What can be said before anything that fell due is noticed; null = it is up to <see cref="Late"/>.</summary>
    /// <param name="lineChanges">The generation the case says its lines' wake-up has: a number of the case's own, without a meaning outside.</param>
    public static Verdict? Early(CaseBook book, IssueCommand command, Stamp stamp, int lineChanges)
    {
        if (book.Operations.FirstOrDefault(each => each.Id == stamp.OperationId) is { Version: > 0 } known) return new Verdict.Already(known.Version);
        if (!new Rights(stamp.Actor, book).May(command.Kind)) return new Verdict.Refused(Refusal.NotYours, book.State);
        return command is IssueCommand.ClockDue ring ? Ring(book, ring, stamp, lineChanges) : null;
    }

    /// <param name="book">With which nothing is overdue.</param>
    public static Verdict Late(CaseBook book, IssueCommand command, Stamp stamp)
    {
        if (!Steps.Takes(book.State, command.Kind)) return new Verdict.Refused(Refusal.WrongState, book.State);
        return new Trial(book, command, stamp).Decide();
    }

    /// <summary>What a report is at once.</summary>
    public static Verdict Report(IssueCommand.Report report)
    {
        var reported = new IssueEvent.Reported(
            report.CaseNo, report.CategoryCode, report.Urgent, report.Words, report.Channel, report.Place, report.Policy, report.Ladder,
            report.FallbackUnitId, report.TrackKeyHash, report.Gate);
        if (report.OnTheSpot is { } spot) return Verdict.Of(reported, new IssueEvent.SelfHandled(report.Place.GridCode, spot.Result, spot.Reply.Trim()));
        IEnumerable<IssueEvent> sent = report.Route is { } route ? [new IssueEvent.Filed(), new IssueEvent.Dispatched(Guid.Empty, route)] : [];
        var alarmed = report is { Urgent: true, Alarm: { } alarm } ? alarm.UnitIds.Distinct().Where(unit => unit != report.Route?.UnitId).Take(LineRules.MostPerCase).ToArray() : [];
        return Verdict.Of([reported, .. sent, .. alarmed.Length > 0 ? [Trial.Called(alarmed, WhistleKind.Urgent, report.Alarm!.Caller, report.Policy)] : Array.Empty<IssueEvent>()]);
    }

    private static Verdict? Ring(CaseBook book, IssueCommand.ClockDue ring, Stamp stamp, int lineChanges)
    {
        var (generation, due) = ring.Wake switch
        {
            WakeKind.Check => (book.Round, book.CheckBy),
            WakeKind.Lines => (lineChanges, MomentsOfLines.Of(book).Select(moment => (DateTimeOffset?)moment.At).Min()),
            WakeKind.Review => (book.Parking?.Number ?? 0, book.Parking?.ReviewAt),
            _ => (book.Clocks[(int)ring.Wake].Generation, Moments.Next(book, book.Clocks[(int)ring.Wake])),
        };
        if (due is null || generation != ring.Generation) return new Verdict.Already(null);
        return stamp.At < due ? new Verdict.Refused(Refusal.TooEarly, book.State) : null;
    }
}
