using System.Diagnostics.Metrics;

namespace GridOrleans.Jobs.Owners;

public sealed class OwnerMetrics
{
    private readonly Counter<long> moved;
    private readonly Counter<long> failed;
    private int vacancies, orphans;

    public OwnerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GridOrleans.Owners");
        moved = meter.CreateCounter<long>("gridorleans.owners.moved", null, "Open issues that moved up because their owner was gone or vacant.");
        failed = meter.CreateCounter<long>("gridorleans.owners.not_moved", null, "Times an issue should have moved up and its grain did not answer or refused.");
        meter.CreateObservableGauge(
            "gridorleans.alarms.open",
            () => new Measurement<int>[] { new(Volatile.Read(ref vacancies), new KeyValuePair<string, object?>("kind", "vacancy")), new(Volatile.Read(ref orphans), new KeyValuePair<string, object?>("kind", "orphan")) },
            null,
            "Open alarms: posts nobody holds, issues without an owner.");
    }

    public void Moved() => moved.Add(1);

    public void NotMoved() => failed.Add(1);

    public void Open(int openVacancies, int openOrphans)
    {
        Volatile.Write(ref vacancies, openVacancies);
        Volatile.Write(ref orphans, openOrphans);
    }
}

internal static partial class OwnerLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Issue {CaseNo} moved from {From} to {To}: {Standing}.")]
    public static partial void Moved(this ILogger log, string caseNo, string from, string to, string standing);

    [LoggerMessage(Level = LogLevel.Error, Message = "Issue {CaseNo} of {From} could not be moved to {To}; it will be tried again.")]
    public static partial void NotMoved(this ILogger log, string caseNo, string from, string to, Exception? failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look whether every open issue has an owner; will look again.")]
    public static partial void CouldNotLook(this ILogger log, Exception failure);
}
