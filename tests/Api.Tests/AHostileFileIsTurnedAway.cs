using System.IO.Compression;
using System.Text;
using GridOrleans.ApiTests.Support;
using GridOrleans.StorageTests.Attachments;

namespace GridOrleans.ApiTests;

/// <summary>Anybody may upload; what comes in is what it says in its bytes, or it does not come in.</summary>
public sealed class AHostileFileIsTurnedAway(OpenDoors open) : IClassFixture<OpenDoors>
{
    private readonly Doors doors = open.Doors;

    [Fact]
    public async Task A_resident_uploads_without_signing_in_and_is_offered_the_place_once()
    {
        var answer = await Send(Samples.Photo);
        Assert.Equal(201, answer.Status);
        var point = answer.Json.GetProperty("suggestedPoint");
        Assert.Equal((118.25, 36.5), (point.GetProperty("longitude").GetDouble(), point.GetProperty("latitude").GetDouble()));
        Assert.Equal(32, answer.Json.GetProperty("attachment").GetProperty("width").GetInt32());
    }

    [Fact]
    public async Task What_is_none_of_our_types_is_refused_whatever_it_is_called()
    {
        foreach (var text in new[] { "<html><script>alert(1)</script>", "MZ\u0090 a program", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF", "words" })
        {
            var answer = await Send(Encoding.Latin1.GetBytes(text), "photo.jpg");
            Assert.Equal((415, "file_type"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task Empty_cut_off_and_broken_files_are_refused()
    {
        Assert.Equal((400, "file_empty"), Of(await Send([])));
        Assert.Equal((400, "file_damaged"), Of(await Send(Samples.Photo[..^40])));
        Assert.Equal((400, "file_damaged"), Of(await Send([.. Samples.Png[..60], 7, .. Samples.Png[61..]])));
        Assert.Equal((400, "file_damaged"), Of(await Send("%PDF-1.7 and no end"u8.ToArray())));
        Assert.Equal((400, "file_damaged"), Of(await Send("PK\x03\x04 no table of contents"u8.ToArray())));
    }

    [Fact]
    public async Task One_byte_more_than_twenty_megabytes_is_too_large()
    {
        var pdf = new byte[20 * 1024 * 1024 + 1];
        "%PDF-1.7\n"u8.CopyTo(pdf);
        "%%EOF\n"u8.CopyTo(pdf.AsSpan(pdf.Length - 6));
        Assert.Equal((413, "file_too_large"), Of(await Send(pdf)));
        "%%EOF\n"u8.CopyTo(pdf.AsSpan(pdf.Length - 7));
        Assert.Equal(201, (await Send(pdf[..^1])).Status);
    }

    [Fact]
    public async Task A_picture_that_unfolds_to_too_much_is_refused()
    {
        byte[] wide = [.. Samples.Gif];
        (wide[6], wide[7], wide[8], wide[9]) = (0xFF, 0x4F, 0xFF, 0x4F);
        Assert.Equal((400, "too_many_pixels"), Of(await Send(wide)));
    }

    [Fact]
    public async Task Of_the_Office_files_those_without_macros_come_in()
    {
        Assert.Equal(201, (await Send(Zip("[Content_Types].xml", "word/document.xml"))).Status);
        Assert.Equal(201, (await Send(Zip("[Content_Types].xml", "xl/workbook.xml"))).Status);
        Assert.Equal((415, "file_type"), Of(await Send(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))));
        Assert.Equal((415, "file_type"), Of(await Send(Zip("readme.txt"))));
    }

    [Fact]
    public async Task A_wall_and_a_bad_token_upload_nothing()
    {
        Assert.Equal(403, (await doors.Send(HttpMethod.Post, "/api/attachments", Samples.Full, "wall")).Status);
        Assert.Equal(401, (await doors.Send(HttpMethod.Post, "/api/attachments", Samples.Full, "gone")).Status);
    }

    [Fact]
    public async Task A_name_never_turns_into_a_path_or_another_type()
    {
        var answer = await Send(Samples.Full, "..\\..\\boot\u202Egnp.exe");
        Assert.Equal("bootgnp.jpg", answer.Json.GetProperty("attachment").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Strangers_upload_at_their_measure()
    {
        await using var narrow = await Doors.Open(("Api:Rates:AnonymousUploadsPerMinute", "2"));
        var statuses = new List<int>();
        for (var turn = 0; turn < 3; turn++) statuses.Add((await narrow.Send(HttpMethod.Post, "/api/attachments", Samples.Full)).Status);
        Assert.Equal([201, 201, 429], statuses);
    }

    private static (int, string?) Of(Answer answer) => (answer.Status, answer.Code);

    private Task<Answer> Send(byte[] file, string name = "photo") => doors.Send(HttpMethod.Post, $"/api/attachments?name={Uri.EscapeDataString(name)}", file);

    private static byte[] Zip(params string[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open());
                writer.Write("<x/>");
            }
        }

        return file.ToArray();
    }
}
