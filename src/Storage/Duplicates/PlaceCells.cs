namespace GridOrleans.Storage.Duplicates;

/// <summary>
/// The earth in squares of about 300 m, so that “near” is a handful of keys of an ordinary index. A row of squares is 300 m high; how many degrees of
/// longitude make 300 m is taken at the row's middle.
/// </summary>
public static class PlaceCells
{
    public const double SideMetres = 300;

    /// <summary>Mean earth radius, IUGG.</summary>
    public const double MetresPerDegree = 6_371_008.8 * Math.PI / 180;

    private const double RowDegrees = SideMetres / MetresPerDegree;

    /// <summary>More than the columns of the longest row.</summary>
    private const long RowStride = 1 << 20;

    public static long Of(double longitude, double latitude)
    {
        var row = RowOf(latitude);
        return row * RowStride + ColumnOf(longitude, row);
    }

    /// <summary>Every square that a circle touches; for a radius up to a square's side at most 12.</summary>
    public static long[] Around(double longitude, double latitude, double metres)
    {
        var cells = new List<long>();
        for (var row = RowOf(latitude - metres / MetresPerDegree); row <= RowOf(latitude + metres / MetresPerDegree); row++)
        {
            // A little more: the middle of the row is not quite where the point is.
            var reach = metres * 1.001 / MetresPerDegree / CosineOf(row);
            for (var column = ColumnOf(longitude - reach, row); column <= ColumnOf(longitude + reach, row); column++) cells.Add(row * RowStride + column);
        }

        return [.. cells];
    }

    /// <summary>Over some hundred metres the earth is flat.</summary>
    public static double Metres(double longitude, double latitude, double otherLongitude, double otherLatitude)
    {
        var east = (otherLongitude - longitude) * MetresPerDegree * Math.Cos(latitude * Math.PI / 180);
        var north = (otherLatitude - latitude) * MetresPerDegree;
        return Math.Sqrt(east * east + north * north);
    }

    private static long RowOf(double latitude) => (long)Math.Floor((latitude + 90) / RowDegrees);

    private static long ColumnOf(double longitude, long row) => (long)Math.Floor((longitude + 180) * CosineOf(row) / RowDegrees);

    /// <summary>Not less than at 89.5 degrees: nobody governs the pole.</summary>
    private static double CosineOf(long row) => Math.Max(Math.Cos(((row + 0.5) * RowDegrees - 90) * Math.PI / 180), 0.0087);
}
