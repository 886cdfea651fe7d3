using GridOrleans.Api.Figures;
using GridOrleans.Api.Words;

namespace GridOrleans.Api.Export;

/// <summary>A figure's breakdown as a table.</summary>
internal static class FigureTable
{
    private static readonly string[] Columns = ["key", "name", "value", "n", "hits", "before", "yearBefore"];

    public static ExportTable Of(FigureAnswer answer, Tongue tongue) => new(
        answer.Id,
        [.. Columns.Select(column => Catalogue.Say(tongue, "export." + column))],
        answer.Rows.Select(IReadOnlyList<Cell> (row) =>
        [
            Cell.Of(row.Key), Cell.Of(row.Name), Cell.Of(row.Value), Cell.Of(row.N), Cell.Of(row.Hits), Cell.Of(row.Before), Cell.Of(row.YearBefore),
        ]).ToAsyncEnumerable());
}
