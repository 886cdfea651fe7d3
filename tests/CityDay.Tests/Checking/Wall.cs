using GridOrleans.CityDay.Model.Figures;
using GridOrleans.Grains.Wall;

namespace GridOrleans.CityDay.Tests.Checking;

/// <summary>The wall's cells, as the product counts them from its rows, beside the model's count.</summary>
internal static class Wall
{
    public static void Check(IReadOnlyCollection<CaseFile> files, DateTimeOffset now)
    {
        var model = Board.Of(files.Select(file => file.Book!));
        var shown = files.Select(file => file.Row!).Where(row => row.Open).GroupBy(row => row.GridCode)
            .ToDictionary(rows => rows.Key, rows => GridCells.Of(rows.Key, 1, rows.ToArray()));
        if (!shown.Keys.ToHashSet().SetEquals(model.Keys)) throw new DifferenceException($"At {now:O} wall and model disagree on which grids have open cases");
        foreach (var (grid, cell) in shown)
        {
            var same = new BoardCell(cell.Open, cell.Yellow, cell.Red, cell.NextDueAt, cell.WhistleSince);
            if (same != model[grid]) throw new DifferenceException($"At {now:O} the wall shows {same} for grid {grid}, the model {model[grid]}");
        }
    }
}
