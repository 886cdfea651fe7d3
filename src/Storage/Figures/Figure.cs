namespace GridOrleans.Storage.Figures;

/// <summary>How a figure is read from the sums of its measure.</summary>
public enum FigureKind
{
    /// <summary>Hits of all, 0–1.</summary>
    Rate,

    /// <summary>How many.</summary>
    Count,

    /// <summary>Seconds on average.</summary>
    MeanSeconds,

    /// <summary>Points on average.</summary>
    MeanScore,
}

/// <summary>A figure people are judged by (PRODUCT.md, “The measures people are judged by”): a measure and how it is read.</summary>
/// <param name="Id">camelCase, stable: part of addresses.</param>
public sealed record Figure(string Id, Measure Measure, FigureKind Kind)
{
    public static IReadOnlyList<Figure> All { get; } =
    [
        new("reported", Measure.Reported, FigureKind.Count),
        new("urgentShare", Measure.Reported, FigureKind.Rate),
        new("sameDayClosure", Measure.SameDay, FigureKind.Rate),
        new("onTimeRespond", Measure.OnTimeRespond, FigureKind.Rate),
        new("onTimeHandle", Measure.OnTimeHandle, FigureKind.Rate),
        new("onTimeClose", Measure.OnTimeClose, FigureKind.Rate),
        new("onTimePlan", Measure.OnTimePlan, FigureKind.Rate),
        new("meanRespond", Measure.OnTimeRespond, FigureKind.MeanSeconds),
        new("meanHandle", Measure.OnTimeHandle, FigureKind.MeanSeconds),
        new("meanClose", Measure.OnTimeClose, FigureKind.MeanSeconds),
        new("promiseKept", Measure.PromiseKept, FigureKind.Rate),
        new("answered", Measure.Answered, FigureKind.Rate),
        new("solved", Measure.Solved, FigureKind.Rate),
        new("satisfied", Measure.Satisfied, FigureKind.Rate),
        new("meanRating", Measure.Satisfied, FigureKind.MeanScore),
        new("callBackResponded", Measure.CallBackResponded, FigureKind.Rate),
        new("callBackResolved", Measure.CallBackResolved, FigureKind.Rate),
        new("callBackSatisfied", Measure.CallBackSatisfied, FigureKind.Rate),
        new("filedInTime", Measure.FiledInTime, FigureKind.Rate),
        new("dispatchedInTime", Measure.DispatchedInTime, FigureKind.Rate),
        new("closedInTime", Measure.ClosedInTime, FigureKind.Rate),
        new("accurateDispatch", Measure.Accurate, FigureKind.Rate),
        new("rework", Measure.Reworked, FigureKind.Rate),
        new("missedByPatrol", Measure.Missed, FigureKind.Rate),
        new("completed", Measure.Completed, FigureKind.Count),
        new("firstTimeDone", Measure.Completed, FigureKind.Rate),
        new("meanCompletion", Measure.Completed, FigureKind.MeanSeconds),
        new("whistleRate", Measure.Whistled, FigureKind.Rate),
        new("reportIn", Measure.ReportedIn, FigureKind.Rate),
        new("reportInOnTime", Measure.ReportedInTime, FigureKind.Rate),
        new("calledArrivedInTime", Measure.CalledArrivedInTime, FigureKind.Rate),
        new("calledDoneInTime", Measure.CalledDoneInTime, FigureKind.Rate),
        new("ratedByCaller", Measure.RatedByCaller, FigureKind.MeanScore),
        new("ratedByCalled", Measure.RatedByCalled, FigureKind.MeanScore),
        new("returned", Measure.Returned, FigureKind.Count),
        new("declined", Measure.Declined, FigureKind.Count),
        new("askedExtension", Measure.AskedExtension, FigureKind.Count),
        new("askedPark", Measure.AskedPark, FigureKind.Count),
        new("askedPlan", Measure.AskedPlan, FigureKind.Count),
        new("askedReturn", Measure.AskedReturn, FigureKind.Count),
        new("askedVoid", Measure.AskedVoid, FigureKind.Count),
        new("askedOther", Measure.AskedOther, FigureKind.Count),
        new("parked", Measure.Parked, FigureKind.Count),
        new("extended", Measure.Extended, FigureKind.Count),
        new("urged", Measure.Urged, FigureKind.Count),
        new("supervised", Measure.Supervised, FigureKind.Count),
        new("reopened", Measure.Reopened, FigureKind.Count),
        new("orphaned", Measure.Orphaned, FigureKind.Count),
        new("opened", Measure.Opened, FigureKind.Count),
        new("ended", Measure.Ended, FigureKind.Count),
        new("meanHeld", Measure.Held, FigureKind.MeanSeconds),
        new("holderRespond", Measure.HolderRespond, FigureKind.Rate),
        new("holderHandle", Measure.HolderHandle, FigureKind.Rate),
        new("holderClose", Measure.HolderClose, FigureKind.Rate),
        new("acted", Measure.Acted, FigureKind.Count),
    ];

    private static readonly Dictionary<string, Figure> ById = All.ToDictionary(figure => figure.Id, StringComparer.OrdinalIgnoreCase);

    public static Figure? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Null = there was nothing to judge.</summary>
    public double? Value(FigureSum sum) => Kind switch
    {
        FigureKind.Count => sum.N,
        FigureKind.Rate => sum.N == 0 ? null : (double)sum.Hits / sum.N,
        _ => sum.N == 0 ? null : (double)sum.Total / sum.N,
    };
}

/// <param name="Key">What the row stands for; empty = everything.</param>
/// <param name="Total">Seconds or points added up, where the measure has them.</param>
public sealed record FigureSum(string Key, long N, long Hits, long Total)
{
    public static FigureSum Nothing(string key) => new(key, 0, 0, 0);
}
