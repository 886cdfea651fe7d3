using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>What rows may refer to, as it stands in the tables inside the writing transaction.</summary>
/// <param name="Areas">In force today.</param>
internal sealed record BookSight(
    string DistrictCode,
    string TimeZone,
    DateOnly Today,
    int DrillDivisor,
    IReadOnlyList<AreaVersion> Versions,
    IReadOnlyDictionary<string, AreaPlan> Areas,
    IReadOnlyDictionary<string, AreaLevelPlan> Levels,
    IReadOnlyDictionary<string, UnitPlan> Units,
    IReadOnlySet<string> Persons,
    IReadOnlySet<string> PostKinds,
    IReadOnlySet<string> EstateTypes,
    IReadOnlyDictionary<string, EstatePlan> Estates,
    IReadOnlyDictionary<(string Kind, string Id), string> MovedTo)
{
    /// <summary>Null = no district was imported yet.</summary>
    public static async Task<BookSight?> Load(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var districts = await Rows.Read(connection, "select code, time_zone, drill_divisor from district", row => (row.GetString(0), row.GetString(1), row.GetInt32(2)), cancellation);
        if (districts is not [var (code, zone, divisor)]) return null;

        var today = await Rows.Today(connection, zone, cancellation);
        var versions = await PlaceLoader.Areas(connection, cancellation);
        var moved = PlaceLoader.GridsOn(await PlaceLoader.Moves(connection, cancellation), today);
        var estates = await PlaceLoader.Estates(connection, cancellation);
        return new(
            code, zone, today, divisor, versions,
            versions.Where(version => version.IsInForce(today)).ToDictionary(version => version.Area.Code, version => version.Area),
            (await StaffLoader.Levels(connection, cancellation)).ToDictionary(level => level.Code),
            (await StaffLoader.Units(connection, cancellation)).ToDictionary(unit => unit.Id),
            (await StaffLoader.Persons(connection, cancellation)).Select(person => person.Id).ToHashSet(),
            (await StaffLoader.PostKinds(connection, cancellation)).Select(kind => kind.Code).ToHashSet(),
            (await PlaceLoader.EstateTypes(connection, cancellation)).Select(type => type.Code).ToHashSet(),
            estates.ToDictionary(estate => estate.Id, estate => moved.TryGetValue((PlaceMove.Estate, estate.Id), out var grid) ? estate with { GridCode = grid } : estate),
            moved);
    }

    public bool IsGrid(string code) => Areas.TryGetValue(code, out var area) && area.Level == AreaLevel.Grid;
}
