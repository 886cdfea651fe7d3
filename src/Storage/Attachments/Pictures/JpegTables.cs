namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>The order of coefficients and the cosine bases that reader and writer share (ITU T.81).</summary>
internal static class JpegTables
{
    /// <summary>From the order in the file to row by row.</summary>
    public static readonly byte[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>
    /// Row x, column u: what coefficient u adds to sample x of a block drawn with <paramref name="side"/> samples instead of eight. Taking only the lowest
    /// coefficients draws the block smaller, which is how a thumbnail of a large photo costs little.
    /// </summary>
    public static float[] Basis(int side)
    {
        var basis = new float[side * side];
        for (var x = 0; x < side; x++)
        {
            for (var u = 0; u < side; u++)
            {
                var norm = Math.Sqrt((u == 0 ? 1.0 : 2.0) / side) * Math.Sqrt(side / 8.0);
                basis[x * side + u] = (float)(norm * Math.Cos((2 * x + 1) * u * Math.PI / (2 * side)));
            }
        }

        return basis;
    }
}
