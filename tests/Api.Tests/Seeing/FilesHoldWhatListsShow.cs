using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using GridOrleans.Api.Export;

namespace GridOrleans.ApiTests.Seeing;

public sealed class FilesHoldWhatListsShow(Archive archive) : IClassFixture<Archive>
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public async Task A_search_is_downloaded_within_what_its_asker_may_see()
    {
        var all = await archive.Doors.Get("/api/search/export?format=csv", "dispatcher");
        Assert.Equal("text/csv", all.Media);
        Assert.Contains("issues.csv", all.Headers["Content-Disposition"]);
        var lines = all.Text.TrimEnd().Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("编号,状态,类别,紧急", lines[0]);
        Assert.Equal(3, (await archive.Doors.Get("/api/search/export?format=csv", "member")).Text.TrimEnd().Split("\r\n").Length);
        Assert.DoesNotContain("老人", all.Text);
        Assert.Equal(["q"], (await archive.Doors.Get("/api/search/export?q=楼", "dispatcher")).Fields);
        Assert.Equal(["format"], (await archive.Doors.Get("/api/search/export?format=pdf", "dispatcher")).Fields);
    }

    [Fact]
    public async Task A_figure_is_downloaded_as_a_workbook()
    {
        var answer = await archive.Doors.Get("/api/figures/reported/export?period=year&by=category&format=xlsx", "admin");
        Assert.Equal(200, answer.Status);
        Assert.Equal(XlsxFile.Media, answer.Media);
    }

    [Fact]
    public async Task Nothing_in_a_cell_runs()
    {
        var text = await Csv(Table("=HYPERLINK(\"http://x\")", "+1", "-2", "@SUM(A1)", "\tx", "fine, \"quoted\"\nline"));
        Assert.Equal("a,b\r\n\"'=HYPERLINK(\"\"http://x\"\")\",1\r\n'+1,1\r\n'-2,1\r\n'@SUM(A1),1\r\n'\tx,1\r\n\"fine, \"\"quoted\"\"\nline\",1\r\n", text);
    }

    [Fact]
    public async Task A_workbook_is_valid_and_reads_back()
    {
        var file = new MemoryStream();
        await XlsxFile.Write(Table("=1+1", "井盖\u0001坏了", "x"), file, CancellationToken.None);
        file.Position = 0;
        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(error => error.Description));
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToArray();
        Assert.Equal(["a", "=1+1", "井盖坏了", "x"], rows.Select(row => row.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().First().InnerText));
        Assert.All(rows.SelectMany(row => row.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()), cell => Assert.Null(cell.CellFormula));
    }

    [Fact]
    public async Task Rows_go_out_while_they_come_in()
    {
        var sink = new CountingStream();
        var outHalfWay = 0L;
        await XlsxFile.Write(new("many", ["a", "b"], Rows(100_000, row => outHalfWay = row == 50_000 ? sink.Written : outHalfWay)), sink, CancellationToken.None);
        Assert.InRange((double)outHalfWay / sink.Written, 0.4, 0.6);
    }

    [Fact]
    public void A_wall_time_is_the_districts()
    {
        var cell = Api.Export.Cell.Of(new DateTimeOffset(2026, 11, 20, 18, 30, 0, TimeSpan.Zero), Zone);
        Assert.Equal(new DateTime(2026, 11, 21, 2, 30, 0), cell.Time);
    }

    private static ExportTable Table(params string[] words) =>
        new("t", ["a", "b"], words.Select(IReadOnlyList<Api.Export.Cell> (word) => [Api.Export.Cell.Of(word), Api.Export.Cell.Of(1.0)]).ToAsyncEnumerable());

    private static async IAsyncEnumerable<IReadOnlyList<Api.Export.Cell>> Rows(int count, Action<int> each)
    {
        for (var row = 0; row < count; row++)
        {
            each(row);
            yield return [Api.Export.Cell.Of($"案件 {row}"), Api.Export.Cell.Of(row)];
        }

        await Task.CompletedTask;
    }

    private static async Task<string> Csv(ExportTable table)
    {
        var file = new MemoryStream();
        await CsvFile.Write(table, file, byteOrderMark: false, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(file.ToArray());
    }

    /// <summary>Keeps nothing.</summary>
    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
