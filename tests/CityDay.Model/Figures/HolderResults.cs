using GridOrleans.CityDay.Model.Cases;

namespace GridOrleans.CityDay.Model.Figures;

/// <summary>How each holder kept its own clocks. After rework it has the case in hand from the first moment: that is no answer of its own.</summary>
internal static class HolderResults
{
    public static IEnumerable<Result> Of(CaseBook book)
    {
        foreach (var span in book.Holders)
        {
            if (span.To is { } to) yield return new("Held", to, span.DoneAt is not null, Ledger.Seconds(to - span.From), span.Unit);
            (string Name, DateTimeOffset? Done)[] steps = [("HolderRespond", span.AcceptedAt), ("HolderHandle", span.StartedAt), ("HolderClose", span.DoneAt)];
            for (var index = span.AcceptedAt == span.From ? 2 : 0; index < 3; index++)
            {
                var (due, (name, done)) = (span.Dues[index], steps[index]);
                var until = span.To ?? book.Log[^1].Stamp.At;
                if (done is { } at) yield return new(name, at, at < due, Ledger.Seconds(at - span.From), span.Unit);
                else if (until >= due && book.Parking is null) yield return new(name, due, false, Ledger.Seconds(due - span.From), span.Unit);
            }
        }
    }
}
