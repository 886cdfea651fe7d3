using GridOrleans.Domain.Whistles;

namespace GridOrleans.Storage.Figures;

/// <summary>Whether those who were called came: 报到. Withdrawn calls count for nobody.</summary>
internal static class CallFacts
{
    public static void AddTo(FactBuilder builder)
    {
        foreach (var line in builder.Issue.Whistles)
        {
            if (line.IsLead) Lead(builder, line);
            else if (line.WithdrawnAt is null) Helper(builder, line);
        }
    }

    /// <summary>The lead's line has no clocks of its own: the case's are its.</summary>
    private static void Lead(FactBuilder builder, WhistleLine line)
    {
        var due = line.CalledAt + builder.Issue.Policy.Respond;
        var took = line.ReportedInAt - line.CalledAt;
        var isOverdue = (line.EndedAt ?? builder.Until) >= due;
        if (line.ReportedInAt is not null || line.DeclinedAt is not null || line.WithdrawnAt >= due) builder.Add(Measure.Answered, line.CalledAt, line.ReportedInAt is not null, took, unit: line.UnitId);
        if (line.WithdrawnAt is not null && line.ReportedInAt is null) return;
        builder.Add(Measure.ReportedIn, line.CalledAt, line.ReportedInAt is not null, took, unit: line.UnitId);
        if (line.ReportedInAt is not null || isOverdue) builder.Add(Measure.ReportedInTime, line.CalledAt, line.ReportedInAt < due, took, unit: line.UnitId);
    }

    private static void Helper(FactBuilder builder, WhistleLine line)
    {
        builder.Add(Measure.ReportedIn, line.CalledAt, line.ReportedInAt is not null, line.ReportedInAt - line.CalledAt, unit: line.UnitId);
        InTime(Measure.ReportedInTime, LineStep.ReportIn);
        InTime(Measure.CalledArrivedInTime, LineStep.Arrive);
        InTime(Measure.CalledDoneInTime, LineStep.Done);

        void InTime(Measure measure, LineStep step)
        {
            if (line.WasOnTime(step) is { } inTime) builder.Add(measure, line.CalledAt, inTime, line.TakenAt(step) - line.CalledAt, unit: line.UnitId);
        }
    }
}
