namespace GridOrleans.Storage.Figures;

/// <summary>Where much more is reported than in the span before.</summary>
/// <param name="Score">How far above what chance would make of the span before, in standard deviations.</param>
public sealed record HotSpot(string Key, long Now, long Before, double Score);

/// <summary>热点: grids, buildings or categories whose reports cluster, against as many days just before.</summary>
public sealed class HotSpots(FigureStore figures)
{
    /// <summary>Two of a kind are no cluster.</summary>
    public const int Least = 3;

    public const int MostListed = 50;

    public async Task<IReadOnlyList<HotSpot>> Find(FigureFilter filter, FigureGroup by, int areaDigits, CancellationToken cancellation)
    {
        var days = filter.To.DayNumber - filter.From.DayNumber + 1;
        var now = await figures.Sums(Measure.Reported, filter, by, areaDigits, cancellation);
        var before = (await figures.Sums(Measure.Reported, filter with { From = filter.From.AddDays(-days), To = filter.From.AddDays(-1) }, by, areaDigits, cancellation))
            .ToDictionary(sum => sum.Key, sum => sum.N);
        return
        [
            .. now.Where(sum => sum.N >= Least)
                .Select(sum => Of(sum, before.GetValueOrDefault(sum.Key)))
                .Where(spot => spot.Score > 0)
                .OrderByDescending(spot => spot.Score).ThenBy(spot => spot.Key, StringComparer.Ordinal)
                .Take(MostListed),
        ];
    }

    /// <summary>Reports come by chance (Poisson), so a count of b varies by about its root; one more keeps a quiet place from being infinitely surprising.</summary>
    private static HotSpot Of(FigureSum sum, long before) => new(sum.Key, sum.N, before, Math.Round((sum.N - before) / Math.Sqrt(before + 1), 2));
}
