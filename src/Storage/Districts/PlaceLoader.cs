using GridOrleans.Contracts.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>Areas, estates and buildings as they stand in the tables.</summary>
internal static class PlaceLoader
{
    /// <summary>Every version, in the order areas are shown.</summary>
    public static Task<List<AreaVersion>> Areas(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection,
        "select code, parent_code, level, name, short_name, ring, grid_kind, households, valid_from, valid_to from area order by position, code, valid_from",
        row => new AreaVersion(
            new(row.GetString(0), row.TextAt(1), row.GetString(2), row.GetString(3), row.GetString(4), row.JsonAt<double[][]>(5), row.TextAt(6), row.GetInt32(7)),
            row.GetFieldValue<DateOnly>(8), row.DayAt(9)),
        cancellation);

    public static Task<List<EstateTypePlan>> EstateTypes(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select code, name, name_en, first_call, path, major_matters_need from estate_type order by code",
        row => new EstateTypePlan(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<string[]>(4), row.TextAt(5)), cancellation);

    /// <summary>With the grid they were entered in; <see cref="Moves"/> say which one they lie in now.</summary>
    public static Task<List<EstatePlan>> Estates(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection,
        "select id, name, type_code, grid_code, firm_unit_id, committee_unit_id, longitude, latitude, ring, fallback_unit_id from estate order by id",
        row => new EstatePlan(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextAt(4), row.TextAt(5), row.GetDouble(6), row.GetDouble(7),
            row.JsonAt<double[][]>(8), row.TextAt(9)),
        cancellation);

    public static Task<List<BuildingPlan>> Buildings(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select id, estate_id, grid_code, name, address, floors, longitude, latitude, ring from building order by id",
        row => new BuildingPlan(
            row.GetString(0), row.TextAt(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetDouble(6), row.GetDouble(7),
            row.JsonAt<double[][]>(8)),
        cancellation);

    public static Task<List<PlaceMove>> Moves(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select kind, id, grid_code, takes_effect from place_move order by takes_effect",
        row => new PlaceMove(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3)), cancellation);

    /// <summary>Where each lies on a day: the latest move that took effect says.</summary>
    public static Dictionary<(string Kind, string Id), string> GridsOn(IEnumerable<PlaceMove> moves, DateOnly day)
    {
        Dictionary<(string Kind, string Id), string> grids = [];
        foreach (var move in moves.Where(each => each.TakesEffect <= day).OrderBy(each => each.TakesEffect)) grids[(move.Kind, move.Id)] = move.GridCode;
        return grids;
    }
}
