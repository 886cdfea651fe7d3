namespace GridOrleans.Storage.Figures;

/// <summary>Whether those who were called came: 报到.</summary>
internal static class CallFacts
{
    public static void AddTo(FactBuilder builder)
    {
        foreach (var line in builder.Issue.Whistles)
        {
            var took = line.ReportedInAt - line.CalledAt;
            var due = line.CalledAt + builder.Issue.Policy.Respond;
            var gone = line.DeclinedAt ?? line.WithdrawnAt;
            builder.Add(Measure.ReportedIn, line.CalledAt, line.ReportedInAt is not null, took, unit: line.UnitId);
            if (line.IsLead && (line.ReportedInAt ?? gone) is not null) builder.Add(Measure.Answered, line.CalledAt, line.ReportedInAt is not null, took, unit: line.UnitId);
            if (line.ReportedInAt is { } reportedIn) builder.Add(Measure.ReportedInTime, line.CalledAt, reportedIn < due, took, unit: line.UnitId);
            else if ((gone ?? builder.Until) >= due) builder.Add(Measure.ReportedInTime, line.CalledAt, false, unit: line.UnitId);
        }
    }
}
