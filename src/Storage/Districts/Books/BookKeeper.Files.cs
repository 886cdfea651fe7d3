using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Changes;
using GridOrleans.Storage.Districts.Files;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>What can be imported and exported as a file.</summary>
public enum BookFile
{
    Areas,
    Estates,
    Buildings,
    Units,
    People,
    Posts,
    Rosters,
}

/// <summary>How a file is written.</summary>
public enum FileFormat
{
    GeoJson,
    Csv,
}

/// <summary>Whole files in and out. What went out comes in again and changes nothing.</summary>
public sealed partial class BookKeeper
{
    public static IReadOnlyList<FileFormat> FormatsOf(BookFile file) => file switch
    {
        BookFile.Areas or BookFile.Estates => [FileFormat.GeoJson],
        BookFile.Buildings => [FileFormat.GeoJson, FileFormat.Csv],
        _ => [FileFormat.Csv],
    };

    /// <summary>Rows are added and changed; what is in the books and not in the file stays. Areas have a way of their own.</summary>
    public async Task<BookOutcome> Import(BookFile file, FileFormat format, Stream body, BookWriter who, bool dryRun, CancellationToken cancellation)
    {
        var problems = new Problems();
        return (file, format) switch
        {
            (BookFile.Estates, _) => await Layer(BookLists.Estates, GeoLayers.Estates),
            (BookFile.Buildings, FileFormat.GeoJson) => await Layer(BookLists.Buildings, GeoLayers.Buildings),
            (BookFile.Buildings, _) => await Sheet(BookLists.Buildings with { Keep = (building, old) => building with { Ring = old.Ring } }, CsvSheets.Buildings),
            (BookFile.Units, _) => await Sheet(BookLists.Units, CsvSheets.Units),
            (BookFile.People, _) => await Sheet(BookLists.Persons, CsvSheets.People),
            (BookFile.Posts, _) => await Sheet(BookLists.Posts, CsvSheets.Posts),
            (BookFile.Rosters, _) => await Put(
                BookLists.Rosters, RosterSheet.Read(await CsvFile.Read(body, RosterSheet.Columns, RosterSheet.Required, problems, cancellation), problems), problems, who, "import", dryRun,
                cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(file), file, "has a way of its own"),
        };

        async Task<BookOutcome> Layer<T>(BookList<T> list, GeoLayer<T> layer)
        {
            var features = await GeoFile.Read(body, layer.Names, problems, cancellation);
            return await Put(list, [.. features.Select(feature => (feature.Row, layer.Read(feature)))], problems, who, "import", dryRun, cancellation);
        }

        async Task<BookOutcome> Sheet<T>(BookList<T> list, CsvSheet<T> sheet)
        {
            var rows = await CsvFile.Read(body, sheet.Columns, sheet.Required, problems, cancellation);
            return await Put(list, [.. rows.Select(row => (row.Line, sheet.Read(row)))], problems, who, "import", dryRun, cancellation);
        }
    }

    /// <summary>The areas of a file become those of a day. With <paramref name="isComplete"/>, areas that are not in it end on that day: 269 grids become 147.</summary>
    public async Task<AreaOutcome> ImportAreas(
        Guid id, DateOnly? takesEffect, bool isComplete, Stream body, BookWriter who, bool dryRun, CancellationToken cancellation)
    {
        var problems = new Problems();
        var features = await GeoFile.Read(body, GeoLayers.Areas.Names, problems, cancellation);
        var areas = features.Select(feature => (feature.Row, GeoLayers.Areas.Read(feature))).ToArray();
        var day = takesEffect ?? await Today(cancellation);
        return await Change(id, day, null, new { import = areas.Length, isComplete }, state => state.Become(areas, isComplete && problems.Count == 0), problems, who, dryRun, cancellation);
    }

    /// <param name="asOf">For areas: the day; null = today.</param>
    public async Task Export(BookFile file, FileFormat format, DateOnly? asOf, Stream body, BookWriter who, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var sight = await BookSight.Load(connection, cancellation) ?? throw new NoBooksException();
        await AuditTrail.Write(connection, who, "export", NameOf(file), null, new { format }, cancellation);
        switch (file, format)
        {
            case (BookFile.Areas, _):
                var day = asOf ?? sight.Today;
                await GeoLayers.Areas.Write(body, sight.Versions.Where(version => version.IsInForce(day)).Select(version => version.Area), cancellation);
                break;
            case (BookFile.Estates, _):
                await GeoLayers.Estates.Write(body, sight.Estates.Values, cancellation);
                break;
            case (BookFile.Buildings, FileFormat.GeoJson):
                await GeoLayers.Buildings.Write(body, await BookLists.Buildings.Read(connection, sight, cancellation), cancellation);
                break;
            case (BookFile.Buildings, _):
                await Sheet(CsvSheets.Buildings, await BookLists.Buildings.Read(connection, sight, cancellation));
                break;
            case (BookFile.Units, _):
                await Sheet(CsvSheets.Units, sight.Units.Values);
                break;
            case (BookFile.People, _):
                await Sheet(CsvSheets.People, await StaffLoader.Persons(connection, cancellation));
                break;
            case (BookFile.Posts, _):
                await Sheet(CsvSheets.Posts, await StaffLoader.Posts(connection, cancellation));
                break;
            case (BookFile.Rosters, _):
                await CsvFile.Write(body, RosterSheet.Columns, RosterSheet.Write(await StaffLoader.Rosters(connection, cancellation)), cancellation);
                break;
        }

        Task Sheet<T>(CsvSheet<T> sheet, IEnumerable<T> rows) => CsvFile.Write(body, sheet.Columns, rows.Select(sheet.Write), cancellation);
    }

    /// <summary>Today in the district.</summary>
    /// <exception cref="NoBooksException">No district was imported yet.</exception>
    public async Task<DateOnly> Today(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var zone = (await Rows.Read(connection, "select time_zone from district", row => row.GetString(0), cancellation)).FirstOrDefault() ?? throw new NoBooksException();
        return await Rows.Today(connection, zone, cancellation);
    }

    private static string NameOf(BookFile file) => CsvWords.Of(file);
}
