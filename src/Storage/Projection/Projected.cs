using GridOrleans.Contracts.History;
using GridOrleans.Domain.Clocks;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Search;

namespace GridOrleans.Storage.Projection;

/// <summary>Everything that is projected from one issue's history.</summary>
public sealed record Projected(SearchDocument Document, IReadOnlyList<Fact> Facts)
{
    public static Projected Of(FoldedIssue folded, TimeZoneInfo zone, DrillTimes drills) => new(
        SearchDocument.Of(folded),
        [.. Figures.Facts.Of(folded, zone, drills.IsDrill(folded.Issue.Place.DistrictCode, folded.Issue.ReportedAt)).Select(AsStored)]);

    /// <summary>In the grain of the store, so that what is compared with it can be the same.</summary>
    private static Fact AsStored(Fact fact) => fact with { At = Microseconds.Down(fact.At) };

    public static Projected Of(IReadOnlyList<HistoryEntry> history, TimeZoneInfo zone, DrillTimes drills) => Of(FoldedIssue.Of(history), zone, drills);
}
