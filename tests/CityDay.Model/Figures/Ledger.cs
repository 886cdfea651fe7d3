using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Clocks;
using GridOrleans.Domain.Issues;

namespace GridOrleans.CityDay.Model.Figures;

/// <summary>What one case adds to the figures, read off its log: same day, on time by clock, rework, asks, stock and flow, and the rest of the ledger.</summary>
public static class Ledger
{
    /// <summary>Measures of which the model also says whose they are.</summary>
    public static IReadOnlySet<string> WithUnit { get; } = new HashSet<string>
    {
        "AskedExtension", "AskedPark", "AskedPlan", "AskedReturn", "AskedVoid", "AskedOther", "Returned", "Declined", "Orphaned", "Held", "HolderRespond", "HolderHandle", "HolderClose", "Solved",
    };

    /// <summary>Every measure it keeps; the others are not its business.</summary>
    public static IReadOnlySet<string> Kept { get; } = new HashSet<string>(WithUnit)
    {
        "Reported", "SameDay", "Missed", "Whistled", "OnTimeRespond", "OnTimeHandle", "OnTimeClose", "OnTimePlan", "PromiseKept", "Satisfied", "FiledInTime", "DispatchedInTime",
        "Reworked", "CallBackResponded", "CallBackResolved", "CallBackSatisfied", "Parked", "Extended", "Opened", "Ended", "Urged", "Supervised", "Reopened",
    };

    public static IEnumerable<Result> Of(CaseBook book, TimeZoneInfo zone)
    {
        var wasWork = book.State is not (IssueState.Refused or IssueState.Voided or IssueState.Merged);
        yield return new("Reported", book.ReportedAt, book.Urgent, 0, null);
        if (wasWork)
        {
            var done = book.Log.FirstOrDefault(entry => entry.Happened is IssueEvent.Completed or IssueEvent.SelfHandled)?.Stamp.At;
            yield return new("SameDay", book.ReportedAt, done is { } at && DayOf(at) == DayOf(book.ReportedAt), 0, null);
            yield return new("Missed", book.ReportedAt, book.Reported.Channel is Channel.Resident or Channel.Hotline or Channel.Enterprise, 0, null);
            yield return new("Whistled", book.ReportedAt, book.Lines.Any(line => !line.Leads), 0, null);
            foreach (var result in ClockResults.Of(book)) yield return result;
        }

        foreach (var result in HolderResults.Of(book)) yield return result;
        foreach (var result in Told(book)) yield return result;
        for (var index = 0; index < book.Stock.Count; index++)
        {
            var (at, isOpen) = book.Stock[index];
            var wasOpen = index > 0 && book.Stock[index - 1].IsOpen;
            if (index == 0 || isOpen && !wasOpen) yield return new("Opened", at, true, 0, null);
            if (!isOpen && (wasOpen || index == 0)) yield return new("Ended", at, true, Seconds(at - book.ReportedAt), null);
        }

        int DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime).DayNumber;
    }

    internal static long Seconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>What the log tells of one by one.</summary>
    private static IEnumerable<Result> Told(CaseBook book)
    {
        var answerBy = book.Respond.FirstDueAt;
        var granted = book.Log.Select(entry => entry.Happened).OfType<IssueEvent.AskApproved>().Select(approved => approved.AskId).ToHashSet();
        var isSent = false;
        foreach (var (happened, stamp) in book.Log)
        {
            Result? One(string measure, bool hit = true, long value = 0, string? unit = null) => new(measure, stamp.At, hit, value, unit);
            var one = happened switch
            {
                IssueEvent.Filed => One("FiledInTime", stamp.At < answerBy),
                IssueEvent.Dispatched when !isSent => One("DispatchedInTime", stamp.At < answerBy),
                IssueEvent.CheckPassed => One("Reworked", false),
                IssueEvent.ReworkOrdered => One("Reworked"),
                IssueEvent.Rated rated => One("Satisfied", rated.Score > 3, rated.Score),
                IssueEvent.Completed done => One("Solved", done.Result == Outcome.Resolved, 0, done.UnitId),
                IssueEvent.SelfHandled done => One("Solved", done.Result == Outcome.Resolved, 0, done.UnitId),
                IssueEvent.Returned back => One("Returned", unit: back.UnitId),
                IssueEvent.Declined no => One("Declined", unit: no.UnitId),
                IssueEvent.OwnerMoved moved => One("Orphaned", unit: moved.From),
                IssueEvent.Parked => One("Parked"),
                IssueEvent.DueMoved { Why: DueReason.Extension } => One("Extended"),
                IssueEvent.Urged => One("Urged"),
                IssueEvent.Supervised card => One("Supervised", card.Level == SupervisionLevel.Red),
                IssueEvent.Reopened => One("Reopened"),
                IssueEvent.Asked asked => One(NameOf(asked.Ask.Wanted.Kind), granted.Contains(asked.Ask.Id), 0, asked.Ask.UnitId),
                _ => null,
            };
            if (one is not null) yield return one;
            if (happened is IssueEvent.Dispatched) isSent = true;
            if (happened is not IssueEvent.CalledBack call) continue;
            if (call.Responded is { } responded) yield return One("CallBackResponded", responded)!;
            if (call.Resolved is { } resolved) yield return One("CallBackResolved", resolved)!;
            if (call.Satisfied is { } satisfied) yield return One("CallBackSatisfied", satisfied)!;
        }
    }

    private static string NameOf(CommandKind wanted) => wanted switch
    {
        CommandKind.Extend => "AskedExtension",
        CommandKind.Park => "AskedPark",
        CommandKind.FilePlan => "AskedPlan",
        CommandKind.Return => "AskedReturn",
        CommandKind.Void => "AskedVoid",
        _ => "AskedOther",
    };
}
