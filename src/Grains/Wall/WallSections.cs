using GridOrleans.Contracts.Issues;
using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Grains.Wall;

/// <summary>The parts of a wall that follow from the open rows alone.</summary>
public static class WallSections
{
    /// <summary>Breached rows above the line “now”, next rows below it.</summary>
    public const int BreachedRows = 3, NextRows = 9;

    public const int WhistleRows = 5, TapeRows = 5;

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
        var breached = open
            .Select(row => (row, clock: row.Clocks.Where(IsRunningRed).MaxBy(clock => clock.DueAt)))
            .Where(each => each.clock is not null)
            .OrderByDescending(each => each.clock!.DueAt)
            .Take(BreachedRows)
            .ToArray();
        var shown = breached.Select(each => each.row.Id).ToHashSet();
        var next = open
            .Where(row => !shown.Contains(row.Id))
            .Select(row => (row, clock: row.Clocks.Where(clock => IsRunning(clock) && clock.Light != Light.Red).MinBy(clock => clock.DueAt)))
            .Where(each => each.clock is not null)
            .OrderBy(each => each.clock!.DueAt)
            .Take(NextRows);
        return [.. breached.Reverse().Concat(next).Select(each => Deadline(each.row, each.clock!))];
    }

    /// <summary>Urgent first, then longest waiting.</summary>
    public static WhistleRow[] Whistles(IReadOnlyCollection<IssueRow> open) =>
    [
        .. open
            .Where(row => row.Whistle is not null)
            .OrderByDescending(row => row.Whistle!.Kind == Domain.Whistles.WhistleKind.Urgent)
            .ThenBy(row => row.Whistle!.CalledAt)
            .Take(WhistleRows)
            .Select(row => new WhistleRow(
                row.Id, row.Whistle!.Kind, row.Whistle.CalledAt, row.CategoryCode, row.Whistle.Caller, row.Whistle.UnitId,
                row.Whistle.ReportedIn, row.Whistle.Called, row.GridCode)),
    ];

    /// <summary>The latest rungs of open issues, newest first.</summary>
    public static RungRow[] Tape(IReadOnlyCollection<IssueRow> open) =>
    [
        .. open
            .Where(row => row.LastRung is not null)
            .OrderByDescending(row => row.LastRung!.CalledAt)
            .Take(TapeRows)
            .Select(row => new RungRow(
                row.Id, row.LastRung!.Clock, row.LastRung.Generation, row.LastRung.Rung, row.LastRung.Step, row.LastRung.AudienceName,
                row.CategoryCode, row.LastRung.CalledAt, row.LastRung.AcknowledgedAt)),
    ];

    private static bool IsRunning(ClockRow clock) => clock.StoppedAt is null && clock.PausedAt is null;

    private static bool IsRunningRed(ClockRow clock) => IsRunning(clock) && clock.Light == Light.Red;

    private static DeadlineRow Deadline(IssueRow row, ClockRow clock) => new(
        row.Id, row.CaseNo, clock.Kind, clock.Light, clock.DueAt, clock.Target, row.CategoryCode, row.Place, row.LeadUnitId ?? row.OwnerUnitId);
}
