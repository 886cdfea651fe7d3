using GridOrleans.Contracts.Areas;
using static GridOrleans.Storage.Districts.Copy;

namespace GridOrleans.Storage.Districts;

/// <summary>How a list of the books lies in its table.</summary>
/// <param name="Columns">The key's columns first.</param>
/// <param name="KeyColumns">How many of them are the key.</param>
internal sealed record BookTable<T>(string Name, string[] Columns, int KeyColumns, Func<T, IEnumerable<Value>> Values)
{
    /// <summary>Rows that are new, and rows that take the place of those with their key. Any number in three statements.</summary>
    public async Task Upsert(NpgsqlConnection connection, IReadOnlyCollection<T> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0) return;
        var columns = string.Join(", ", Columns);
        var keys = string.Join(", ", Columns[..KeyColumns]);
        var others = string.Join(", ", Columns[KeyColumns..].Select(column => $"{column} = excluded.{column}"));
        await Run($"create temporary table incoming on commit drop as select {columns} from {Name} with no data");
        await Into(connection, $"incoming ({columns})", rows, Values, cancellation);
        await Run($"insert into {Name} ({columns}) select {columns} from incoming on conflict ({keys}) do {(others.Length == 0 ? "nothing" : "update set " + others)}");
        await Run("drop table incoming");

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}

/// <summary>The lists that are imported, exported and written by administrators.</summary>
internal static class BookTables
{
    public static BookTable<AreaLevelPlan> Levels { get; } = new(
        "area_level", ["code", "name", "name_en", "position", "digits", "stands_for"], 1,
        level => [level.Code, level.Name, level.NameEn, level.Position, level.Digits, level.StandsFor]);

    public static BookTable<EstateTypePlan> EstateTypes { get; } = new(
        "estate_type", ["code", "name", "name_en", "first_call", "path", "major_matters_need"], 1,
        type => [type.Code, type.Name, type.NameEn, type.FirstCall, (type.Path ?? []).ToArray(), type.MajorMattersNeed]);

    public static BookTable<UnitPlan> Units { get; } = new(
        "unit", ["id", "name", "short_name", "kind", "area_code", "valid_from", "valid_to"], 1,
        unit => [unit.Id, unit.Name, unit.ShortName, unit.Kind.ToString(), unit.AreaCode, unit.ValidFrom, unit.ValidTo]);

    public static BookTable<EstatePlan> Estates { get; } = new(
        "estate", ["id", "name", "type_code", "grid_code", "firm_unit_id", "committee_unit_id", "longitude", "latitude", "ring", "fallback_unit_id"], 1,
        estate => [estate.Id, estate.Name, estate.TypeCode, estate.GridCode, estate.FirmUnitId, estate.CommitteeUnitId, estate.Longitude, estate.Latitude,
            Value.Json(estate.Ring), estate.FallbackUnitId]);

    public static BookTable<BuildingPlan> Buildings { get; } = new(
        "building", ["id", "estate_id", "grid_code", "name", "address", "floors", "longitude", "latitude", "ring"], 1,
        building => [building.Id, building.EstateId, building.GridCode, building.Name, building.Address, building.Floors, building.Longitude, building.Latitude,
            Value.Json(building.Ring)]);

    public static BookTable<PersonPlan> Persons { get; } = new(
        "person", ["id", "name", "phone", "left_on"], 1, person => [person.Id, person.Name, person.Phone, person.LeftOn]);

    public static BookTable<PostPlan> Posts { get; } = new(
        "post", ["person_id", "kind", "area_code", "unit_id", "valid_from", "employment", "source", "unit_line_id", "area_line_code", "valid_to"], 5,
        post => [post.PersonId, post.Kind, post.AreaCode, post.UnitId, post.ValidFrom, post.Employment, post.Source, post.UnitLineId, post.AreaLineCode, post.ValidTo]);

    public static BookTable<AbsencePlan> Absences { get; } = new(
        "absence", ["id", "person_id", "from_at", "to_at", "deputy_person_id", "reason"], 1,
        absence => [absence.Id, absence.PersonId, absence.From, absence.To, absence.DeputyPersonId, absence.Reason]);

    public static BookTable<RosterPlan> Rosters { get; } = new(
        "roster", ["id", "name", "unit_id", "area_code", "post_kind", "valid_from", "valid_to", "shifts", "exceptions"], 1,
        roster => [roster.Id, roster.Name, roster.UnitId, roster.AreaCode, roster.PostKind, roster.ValidFrom, roster.ValidTo, Value.Json(roster.Shifts),
            Value.Json(roster.Exceptions)]);

    public static BookTable<PostRulePlan> PostRules { get; } = new(
        "post_rule", ["applies_to", "post_kind", "employment", "at_least", "accountable"], 3,
        rule => [rule.AppliesTo, rule.PostKind, rule.Employment ?? "", rule.AtLeast, rule.Accountable]);

    public static BookTable<SizeRulePlan> SizeRules { get; } = new(
        "size_rule", ["level", "grid_kind", "least", "most"], 2, rule => [rule.Level, rule.GridKind ?? "", rule.Least, rule.Most]);
}
