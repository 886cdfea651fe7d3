using GridOrleans.Storage.Attachments.Media;
using GridOrleans.Storage.Attachments.Pictures;

namespace GridOrleans.StorageTests.Attachments;

/// <summary>Thumbnails show what the picture shows.</summary>
public sealed class PictureTests
{
    public static TheoryData<string> Drawn => new("Progressive", "ProgressiveOfManyPasses", "Full", "Png", "Interlaced", "Palette");

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_thumbnail_has_the_colours_of_the_picture_where_they_are(string sample)
    {
        var (kind, file) = Load(sample);
        var thumbnails = Thumbnails.Draw(kind, Cleaning.Clean(kind, file));
        var drawn = new JpegReader(thumbnails.Large!).Read(Thumbnails.LargeSide)!;
        Assert.Equal((Samples.Width, Samples.Height), (drawn.Width, drawn.Height));
        Near((0x20, 0xC0, 0x20), drawn, 10, 3);
        Near((0xD0, 0x20, 0x20), drawn, 10, 22);
        Near((0x20, 0x20, 0xD0), drawn, 38, 22);
    }

    [Fact]
    public void A_photo_that_lies_on_its_side_is_put_upright()
    {
        var cleaned = JpegFile.Clean(Samples.Photo);
        Assert.Equal((Samples.Height, Samples.Width), (cleaned.Width, cleaned.Height));
        var drawn = new JpegReader(Thumbnails.Draw(MediaKind.Jpeg, cleaned).Small!).Read(Thumbnails.SmallSide)!;
        Assert.Equal((Samples.Height, Samples.Width), (drawn.Width, drawn.Height));

        // Orientation 6: the stored left is above, the stored top is on the right.
        Near((0x20, 0xC0, 0x20), drawn, 28, 10);
        Near((0xD0, 0x20, 0x20), drawn, 10, 10);
        Near((0x20, 0x20, 0xD0), drawn, 10, 38);
    }

    [Fact]
    public void A_grey_photo_stays_grey()
    {
        var drawn = new JpegReader(Samples.Grey).Read(Thumbnails.LargeSide)!;
        for (var at = 0; at < drawn.Rgb.Length; at += 3) Assert.True(drawn.Rgb[at] == drawn.Rgb[at + 1] && drawn.Rgb[at] == drawn.Rgb[at + 2]);
        Assert.InRange(Math.Abs(drawn.Rgb[(3 * Samples.Width + 10) * 3] - drawn.Rgb[(22 * Samples.Width + 38) * 3]), 30, 255);
    }

    [Fact]
    public void A_large_picture_becomes_no_larger_than_its_thumbnails()
    {
        var large = Raster.Blank(3000, 1000);
        for (var at = 0; at < large.Rgb.Length; at++) large.Rgb[at] = (byte)(at % 3 == 0 ? at / 9000 % 250 : 90);
        var photo = JpegWriter.Write(large);
        var thumbnails = Thumbnails.Draw(MediaKind.Jpeg, JpegFile.Clean(photo));
        var (small, big) = (JpegFile.Clean(thumbnails.Small!), JpegFile.Clean(thumbnails.Large!));
        Assert.Equal((320, 106), (small.Width, small.Height));
        Assert.Equal((1280, 426), (big.Width, big.Height));
    }

    [Fact]
    public void Every_orientation_puts_the_corner_where_it_belongs()
    {
        var picture = new Raster(2, 1, [1, 1, 1, 2, 2, 2]);
        byte[][] expected = [[1, 2], [2, 1], [2, 1], [1, 2], [1, 2], [1, 2], [2, 1], [2, 1]];
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var turned = picture.Turned(orientation);
            Assert.Equal(orientation >= 5 ? (1, 2) : (2, 1), (turned.Width, turned.Height));
            Assert.Equal(expected[orientation - 1], new[] { turned.Rgb[0], turned.Rgb[3] });
        }
    }

    [Fact]
    public void Transparency_is_shown_on_white()
    {
        // One pixel, black and fully transparent, 8 bits RGBA, in a stored (not compressed) block.
        var file = PngOf(1, 1, 6, [0, 0, 0, 0, 0]);
        Assert.Equal([255, 255, 255], new PngReader(PngFile.Clean(file).File).Read().Rgb);
    }

    internal static byte[] PngOf(int width, int height, byte color, byte[] rows)
    {
        var data = new MemoryStream();
        using (var folded = new System.IO.Compression.ZLibStream(data, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true)) folded.Write(rows);
        return [.. PngFile.Signature, .. Chunk("IHDR", [.. BigEndian(width), .. BigEndian(height), 8, color, 0, 0, 0]), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    internal static byte[] Chunk(string type, byte[] data)
    {
        byte[] covered = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian(data.Length), .. covered, .. BigEndian((int)Crc32.Of(covered))];
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static (MediaKind Kind, byte[] File) Load(string sample)
    {
        var file = (byte[])typeof(Samples).GetProperty(sample)!.GetValue(null)!;
        return (MediaKind.Of(file)!, file);
    }

    private static void Near((int Red, int Green, int Blue) expected, Raster picture, int x, int y)
    {
        var pixel = picture.Rgb.AsSpan((y * picture.Width + x) * 3, 3);
        var off = Math.Max(Math.Abs(pixel[0] - expected.Red), Math.Max(Math.Abs(pixel[1] - expected.Green), Math.Abs(pixel[2] - expected.Blue)));
        Assert.True(off <= 30, $"({x},{y}) is {pixel[0]},{pixel[1]},{pixel[2]}, expected about {expected}");
    }
}
