using GridOrleans.Contracts.Audit;

namespace GridOrleans.Jobs.Audit;

/// <summary>
/// The same question about the promises of called units. All lines of an issue share one wake-up, so one finding an issue is enough: waking it catches up
/// with all of them.
/// </summary>
public static class LineExpectations
{
    private const string Wake = "lines";

    public static Finding? Of(AuditedIssue issue, DateTimeOffset late)
    {
        // What stands still owes nothing.
        if (issue.Parking is not null) return null;
        var next = (issue.Lines ?? [])
            .Where(line => (line.DoneAt ?? line.DeclinedAt ?? line.WithdrawnAt ?? line.ReleasedAt) is null)
            .SelectMany(line => line.Clocks ?? [])
            .Where(clock => clock.StoppedAt is null && clock.BreachedAt is null)
            .Select(clock => (DateTimeOffset?)clock.DueAt)
            .Min();
        return next is not { } due ? null
            : due < late ? new(FindingKind.BreachMissing, issue.Id, due, Wake, issue.LineChanges)
            : issue.Rows.Any(row => row.Clock == Wake && row.Generation == issue.LineChanges && row.DueAt <= due.AddMilliseconds(1)) ? null
            : new(FindingKind.RowMissing, issue.Id, issue.SeenAt, Wake, issue.LineChanges);
    }
}
