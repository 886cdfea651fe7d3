namespace GridOrleans.Storage.Attachments.Pictures;

/// <summary>One component of a JPEG: brightness or one of the colours.</summary>
internal sealed class JpegPlane(int id, int across, int down, int quantId)
{
    public int Id => id;

    /// <summary>Blocks of it in one unit of an interleaved scan.</summary>
    public int Across => across;

    public int Down => down;

    public int QuantId => quantId;

    /// <summary>Blocks with those that only fill up the last unit, and without.</summary>
    public int Columns { get; private set; }

    public int Rows { get; private set; }

    public int OwnColumns { get; private set; }

    public int OwnRows { get; private set; }

    /// <summary>Coefficients of every block, for pictures that come in several passes; else of the block at hand.</summary>
    public short[] Coefficients { get; private set; } = [];

    public byte[] Samples { get; private set; } = [];

    public int Stride { get; private set; }

    /// <summary>The last DC value, which the next one is told from.</summary>
    public int Predicted { get; set; }

    public JpegHuffman? Dc { get; set; }

    public JpegHuffman? Ac { get; set; }

    public void Lay(int width, int height, int mostAcross, int mostDown, int side, bool isProgressive)
    {
        var (unitsAcross, unitsDown) = (Up(width, 8 * mostAcross), Up(height, 8 * mostDown));
        (Columns, Rows) = (unitsAcross * across, unitsDown * down);
        (OwnColumns, OwnRows) = (Up(Up(width * across, mostAcross), 8), Up(Up(height * down, mostDown), 8));
        Coefficients = new short[isProgressive ? checked(Columns * Rows * 64) : 64];
        Stride = Columns * side;
        Samples = new byte[checked(Stride * Rows * side)];
    }

    /// <summary>Draws the lowest coefficients of a block as so many samples a side.</summary>
    public void Draw(ReadOnlySpan<short> block, ushort[] quant, float[] basis, int side, int column, int row)
    {
        Span<float> halfway = stackalloc float[64];
        for (var v = 0; v < side; v++)
        {
            for (var x = 0; x < side; x++)
            {
                var sum = 0f;
                for (var u = 0; u < side; u++) sum += block[v * 8 + u] * quant[v * 8 + u] * basis[x * side + u];
                halfway[v * side + x] = sum;
            }
        }

        for (var y = 0; y < side; y++)
        {
            var line = Samples.AsSpan((row * side + y) * Stride + column * side, side);
            for (var x = 0; x < side; x++)
            {
                var sum = 128.5f;
                for (var v = 0; v < side; v++) sum += halfway[v * side + x] * basis[y * side + v];
                line[x] = (byte)Math.Clamp(sum, 0f, 255f);
            }
        }
    }

    private static int Up(int value, int unit) => (value + unit - 1) / unit;
}
