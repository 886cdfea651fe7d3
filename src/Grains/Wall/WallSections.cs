using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Whistles;

namespace GridOrleans.Grains.Wall;

/// <summary>The parts of a wall that follow from the open rows alone.</summary>
public static class WallSections
{
    /// <summary>Breached rows above the line “now”, next rows below it.</summary>
    public const int BreachedRows = 3, NextRows = 9;

    public const int WhistleRows = 5, TapeRows = 5;

    private static readonly IComparer<DateTimeOffset> Earliest = Comparer<DateTimeOffset>.Default;

    private static readonly IComparer<DateTimeOffset> Latest = Comparer<DateTimeOffset>.Create((one, other) => other.CompareTo(one));

    public static WallCounts Counts(IReadOnlyCollection<IssueRow> open)
    {
        int red = 0, yellow = 0, whistles = 0;
        foreach (var row in open)
        {
            if (row.Light == Light.Red) red++;
            if (row.Light == Light.Yellow) yellow++;
            whistles += row.RingingUnitIds.Count;
        }

        return new(open.Count, red, yellow, whistles);
    }

    /// <summary>The three latest breaches, latest last, then the nine nearest due; one row per issue.</summary>
    public static DeadlineRow[] Board(IReadOnlyCollection<IssueRow> open)
    {
        var breached = new Nearest<(IssueRow Row, ClockRow Clock), DateTimeOffset>(BreachedRows, Latest);
        foreach (var row in open)
        {
            if (LatestBreach(row) is { } clock) breached.Offer((row, clock), clock.DueAt);
        }

        var above = breached.InOrder();
        var next = new Nearest<(IssueRow Row, ClockRow Clock), DateTimeOffset>(NextRows, Earliest);
        foreach (var row in open)
        {
            if (NextDue(row) is { } clock && !above.Any(each => each.Row.Id == row.Id)) next.Offer((row, clock), clock.DueAt);
        }

        return [.. above.Reverse().Concat(next.InOrder()).Select(each => Deadline(each.Row, each.Clock))];
    }

    /// <summary>Urgent first, then longest waiting.</summary>
    public static WhistleRow[] Whistles(IReadOnlyCollection<IssueRow> open)
    {
        var first = new Nearest<IssueRow, (bool IsOrdinary, DateTimeOffset CalledAt)>(WhistleRows, Comparer<(bool, DateTimeOffset)>.Default);
        foreach (var row in open)
        {
            if (row.Whistle is { } whistle) first.Offer(row, (whistle.Kind != WhistleKind.Urgent, whistle.CalledAt));
        }

        return
        [
            .. first.InOrder().Select(row => new WhistleRow(
                row.Id, row.Whistle!.Kind, row.Whistle.CalledAt, row.CategoryCode, row.Whistle.Caller, row.Whistle.UnitId,
                row.Whistle.ReportedIn, row.Whistle.Called, row.GridCode)),
        ];
    }

    /// <summary>The latest rungs of open issues, newest first.</summary>
    public static RungRow[] Tape(IReadOnlyCollection<IssueRow> open)
    {
        var newest = new Nearest<IssueRow, DateTimeOffset>(TapeRows, Latest);
        foreach (var row in open)
        {
            if (row.LastRung is { } rung) newest.Offer(row, rung.CalledAt);
        }

        return
        [
            .. newest.InOrder().Select(row => new RungRow(
                row.Id, row.LastRung!.Clock, row.LastRung.Generation, row.LastRung.Rung, row.LastRung.Step, row.LastRung.AudienceName,
                row.CategoryCode, row.LastRung.CalledAt, row.LastRung.AcknowledgedAt)),
        ];
    }

    private static ClockRow? LatestBreach(IssueRow row)
    {
        ClockRow? latest = null;
        foreach (var clock in row.Clocks)
        {
            if (IsRunning(clock) && clock.Light == Light.Red && (latest is null || clock.DueAt > latest.DueAt)) latest = clock;
        }

        return latest;
    }

    private static ClockRow? NextDue(IssueRow row)
    {
        ClockRow? next = null;
        foreach (var clock in row.Clocks)
        {
            if (IsRunning(clock) && clock.Light != Light.Red && (next is null || clock.DueAt < next.DueAt)) next = clock;
        }

        return next;
    }

    private static bool IsRunning(ClockRow clock) => clock.StoppedAt is null && clock.PausedAt is null;

    private static DeadlineRow Deadline(IssueRow row, ClockRow clock) => new(
        row.Id, row.CaseNo, clock.Kind, clock.Light, clock.DueAt, clock.Target, row.CategoryCode, row.Place, row.LeadUnitId ?? row.OwnerUnitId);
}
