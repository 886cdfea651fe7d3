using GridOrleans.CityDay.Model.Cases;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.CityDay.Model.Figures;

/// <summary>What a grid's cell on the wall must show.</summary>
public sealed record BoardCell(int Open, int Yellow, int Red, DateTimeOffset? NextDueAt, DateTimeOffset? RingingSince);

/// <summary>The wall, counted anew from every case there is.</summary>
public static class Board
{
    public static IReadOnlyDictionary<string, BoardCell> Of(IEnumerable<CaseBook> cases)
    {
        Dictionary<string, BoardCell> cells = [];
        foreach (var book in cases.Where(book => book.IsOpen))
        {
            var cell = cells.GetValueOrDefault(book.Place.GridCode) ?? new(0, 0, 0, null, null);
            var light = LightOf(book);
            cells[book.Place.GridCode] = new(
                cell.Open + 1,
                cell.Yellow + (light == Light.Yellow ? 1 : 0),
                cell.Red + (light == Light.Red ? 1 : 0),
                Earliest(book.Clocks.Where(clock => clock.Runs).Select(clock => clock.DueAt), cell.NextDueAt),
                Earliest(book.Lines.Where(line => line.Rings).Select(line => line.CalledAt), cell.RingingSince));
        }

        return cells;
    }

    /// <summary>The worst of the clocks that run, as far as anybody has noticed.</summary>
    private static Light LightOf(CaseBook book)
    {
        var running = book.Clocks.Where(clock => clock.Runs).ToArray();
        return running.Any(clock => clock.BreachedAt is not null) ? Light.Red : running.Any(clock => clock.WarnedAt is not null) ? Light.Yellow : Light.Green;
    }

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset> moments, DateTimeOffset? before) => moments.Select(moment => (DateTimeOffset?)moment).Append(before).Min();
}
