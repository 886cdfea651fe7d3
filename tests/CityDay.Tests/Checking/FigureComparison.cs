using GridOrleans.CityDay.Model.Figures;
using GridOrleans.CityDay.Tests.City;
using GridOrleans.Contracts.History;
using GridOrleans.Storage.Figures;
using GridOrleans.Storage.Projection;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>What a case adds to the figures, as the product projects it from the history, beside the model's ledger.</summary>
internal static class FigureComparison
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static void Of(CaseFile file)
    {
        var history = file.History.Select((entry, index) => new HistoryEntry(
            file.Id, index + 1, entry.Stamp.OperationId, entry.Stamp.Actor.Kind, entry.Stamp.Actor.Id, entry.Stamp.Actor.Name, entry.Stamp.At, entry.Events, "", "", "")).ToArray();
        var product = Facts.Of(FoldedIssue.Of(history), Zone, Terms.IsDrill(file.Issue!.Policy))
            .Where(fact => Ledger.Kept.Contains(fact.Measure.ToString()))
            .Select(fact => new Result(fact.Measure.ToString(), fact.At, fact.Hit, fact.Value, Ledger.WithUnit.Contains(fact.Measure.ToString()) ? fact.UnitId : null));
        var model = Ledger.Of(file.Book!, Zone);
        var (mine, theirs) = (Sorted(model), Sorted(product));
        if (mine.SequenceEqual(theirs)) return;
        throw new DifferenceException(
            $"Figures of case {file.Id} differ.\nOnly the product: {string.Join("; ", theirs.Except(mine))}\nOnly the model: {string.Join("; ", mine.Except(theirs))}\n{Overseer.Tale(file)}");
    }

    private static Result[] Sorted(IEnumerable<Result> results) => [.. results.OrderBy(result => result.Measure, StringComparer.Ordinal).ThenBy(result => result.At).ThenBy(result => result.Hit).ThenBy(result => result.Value).ThenBy(result => result.Unit, StringComparer.Ordinal)];
}
