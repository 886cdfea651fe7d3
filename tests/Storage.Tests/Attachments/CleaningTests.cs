using System.Text;
using GridOrleans.Storage.Attachments.Media;
using GridOrleans.Storage.Attachments.Pictures;

namespace GridOrleans.StorageTests.Attachments;

/// <summary>What is stored is the picture and nothing beside it; what is not a picture is found out.</summary>
public sealed class CleaningTests
{
    [Fact]
    public void The_place_of_a_photo_is_told_and_not_kept()
    {
        Assert.Contains("SecretCam", Encoding.Latin1.GetString(Samples.Photo), StringComparison.Ordinal);
        var cleaned = JpegFile.Clean(Samples.Photo);
        Assert.Equal(new PhotoPlace(118.25, 36.5), cleaned.Place);
        Assert.DoesNotContain("SecretCam", Encoding.Latin1.GetString(cleaned.File), StringComparison.Ordinal);

        // Which way up is all that is left of it.
        Assert.Equal((6, null), (JpegFile.Clean(cleaned.File).Orientation, JpegFile.Clean(cleaned.File).Place));
    }

    [Fact]
    public void A_WebP_loses_its_EXIF_too()
    {
        var cleaned = WebpFile.Clean(Samples.WebpPhoto);
        Assert.Equal(new PhotoPlace(118.25, 36.5), cleaned.Place);
        Assert.DoesNotContain("SecretCam", Encoding.Latin1.GetString(cleaned.File), StringComparison.Ordinal);
        Assert.DoesNotContain("EXIF", Encoding.Latin1.GetString(cleaned.File), StringComparison.Ordinal);
        Assert.Equal(cleaned.File, WebpFile.Clean(cleaned.File).File);
    }

    [Fact]
    public void A_cleaned_file_is_clean()
    {
        foreach (var (kind, file) in Pictures())
        {
            var once = Cleaning.Clean(kind, file);
            Assert.Equal(once.File, Cleaning.Clean(kind, once.File).File);
        }
    }

    [Fact]
    public void Cleaning_loses_nothing_of_the_picture()
    {
        var (before, after) = (new JpegReader(Samples.Full).Read(1280)!, new JpegReader(JpegFile.Clean(Samples.Full).File).Read(1280)!);
        Assert.Equal(before.Rgb, after.Rgb);
    }

    [Fact]
    public void What_hangs_on_behind_a_picture_is_cut_off()
    {
        var archive = "PK\x03\x04 a ZIP that some reader would open"u8.ToArray();
        foreach (var (kind, file) in Pictures())
        {
            var cleaned = Cleaning.Clean(kind, [.. file, .. archive]);
            Assert.True(cleaned.File.AsSpan().IndexOf(archive) < 0, kind.MediaType);
        }
    }

    [Fact]
    public void Words_hidden_in_a_picture_are_left_out()
    {
        byte[] script = [.. "<script>alert(1)</script>"u8];
        byte[] jpeg = [.. Samples.Full[..2], 0xFF, 0xFE, 0, (byte)(script.Length + 2), .. script, .. Samples.Full[2..]];
        byte[] png = [.. Samples.Png[..33], .. PictureTests.Chunk("tEXt", script), .. Samples.Png[33..]];
        byte[] gif = [.. Samples.Gif[..^1], 0x21, 0xFE, (byte)script.Length, .. script, 0, 0x3B];
        Assert.True(JpegFile.Clean(jpeg).File.AsSpan().IndexOf(script) < 0);
        Assert.True(PngFile.Clean(png).File.AsSpan().IndexOf(script) < 0);
        Assert.True(GifFile.Clean(gif).File.AsSpan().IndexOf(script) < 0);
    }

    [Fact]
    public void A_picture_that_is_cut_off_anywhere_is_damaged()
    {
        foreach (var (kind, file) in Pictures())
        {
            var whole = Cleaning.Clean(kind, file).File;
            for (var length = 12; length < whole.Length; length += 7)
            {
                var cut = whole[..length];
                Assert.Throws<DamagedFileException>(() => Cleaning.Clean(kind, cut));
            }
        }
    }

    /// <summary>Bytes changed at random: either it is still a picture or it is damaged, never anything else.</summary>
    [Fact]
    public void Noise_in_a_picture_never_does_anything_but_damage()
    {
        const int Seed = 20261121;
        var random = new Random(Seed);
        foreach (var (kind, file) in Pictures())
        {
            for (var round = 0; round < 400; round++)
            {
                var noisy = file.ToArray();
                for (var change = random.Next(1, 6); change > 0; change--) noisy[random.Next(noisy.Length)] = (byte)random.Next(256);
                try
                {
                    Thumbnails.Draw(kind, Cleaning.Clean(kind, noisy));
                }
                catch (Exception failure) when (failure is DamagedFileException or TooManyPixelsException)
                {
                    continue;
                }
                catch (Exception failure)
                {
                    Assert.Fail($"seed {Seed}, {kind.MediaType}, round {round}: {failure}");
                }
            }
        }
    }

    [Fact]
    public void A_picture_that_would_unfold_to_too_much_is_not_unfolded()
    {
        Assert.Throws<TooManyPixelsException>(() => PngFile.Clean(PictureTests.PngOf(19_999, 19_999, 6, [0])));
        byte[] wide = [.. Samples.Gif];
        (wide[6], wide[7], wide[8], wide[9]) = (0xFF, 0x4F, 0xFF, 0x4F);
        Assert.Throws<TooManyPixelsException>(() => GifFile.Clean(wide));
    }

    [Fact]
    public void Data_that_unfolds_to_more_than_the_header_says_stops_there()
    {
        var bomb = PictureTests.PngOf(1, 1, 2, new byte[50_000_000]);
        Assert.InRange(bomb.Length, 1, 400_000);
        Assert.Equal(3, new PngReader(PngFile.Clean(bomb).File).Read().Rgb.Length);
        Assert.Throws<DamagedFileException>(() => new PngReader(PngFile.Clean(PictureTests.PngOf(500, 500, 2, [0, 1, 2])).File).Read());
    }

    [Fact]
    public void A_type_is_found_in_the_bytes_alone()
    {
        Assert.Null(MediaKind.Of("<html><script>alert(1)</script>"u8));
        Assert.Null(MediaKind.Of("MZ a program"u8));
        Assert.Null(MediaKind.Of("<svg xmlns='http://www.w3.org/2000/svg'/>"u8));
        Assert.Null(MediaKind.Of([]));
        Assert.Equal(MediaKind.Pdf, MediaKind.Of("%PDF-1.7"u8));
        foreach (var (kind, file) in Pictures()) Assert.Equal(kind, MediaKind.Of(file));
    }

    private static IEnumerable<(MediaKind Kind, byte[] File)> Pictures() =>
    [
        (MediaKind.Jpeg, Samples.Full), (MediaKind.Jpeg, Samples.Progressive), (MediaKind.Jpeg, Samples.Photo), (MediaKind.Png, Samples.Png),
        (MediaKind.Png, Samples.Interlaced), (MediaKind.Png, Samples.Palette), (MediaKind.Webp, Samples.WebpPhoto), (MediaKind.Webp, Samples.WebpLossless), (MediaKind.Gif, Samples.Gif),
    ];
}
