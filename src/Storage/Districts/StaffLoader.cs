using GridOrleans.Contracts.Areas;
using GridOrleans.Domain.Areas;

namespace GridOrleans.Storage.Districts;

/// <summary>People, posts, rosters and the rules about them, as they stand in the tables.</summary>
internal sealed record StoredStaff(
    IReadOnlyList<AreaLevelPlan> Levels,
    IReadOnlyList<PostKindPlan> PostKinds,
    IReadOnlyList<PostRulePlan> PostRules,
    IReadOnlyList<SizeRulePlan> SizeRules,
    IReadOnlyList<PersonPlan> Persons,
    IReadOnlyList<PostPlan> Posts,
    IReadOnlyList<AbsencePlan> Absences,
    IReadOnlyList<RosterPlan> Rosters);

/// <summary>Each list by a query of its own, in the caller's transaction.</summary>
internal static class StaffLoader
{
    public static async Task<StoredStaff> Load(NpgsqlConnection connection, CancellationToken cancellation) => new(
        await Levels(connection, cancellation),
        await PostKinds(connection, cancellation),
        await PostRules(connection, cancellation),
        await SizeRules(connection, cancellation),
        await Persons(connection, cancellation),
        await Posts(connection, cancellation),
        await Absences(connection, cancellation),
        await Rosters(connection, cancellation));

    public static Task<List<AreaLevelPlan>> Levels(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select code, name, name_en, position, digits, stands_for from area_level order by position, code",
        row => new AreaLevelPlan(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.TextAt(5)), cancellation);

    public static Task<List<PostKindPlan>> PostKinds(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select code, name, name_en from post_kind order by position, code",
        row => new PostKindPlan(row.GetString(0), row.GetString(1), row.GetString(2)), cancellation);

    public static Task<List<PostRulePlan>> PostRules(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select applies_to, post_kind, nullif(employment, ''), at_least, accountable from post_rule order by applies_to, accountable desc, post_kind, employment",
        row => new PostRulePlan(row.GetString(0), row.GetString(1), row.TextAt(2), row.GetInt32(3), row.GetBoolean(4)), cancellation);

    public static Task<List<SizeRulePlan>> SizeRules(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select level, nullif(grid_kind, ''), least, most from size_rule order by level, grid_kind",
        row => new SizeRulePlan(row.GetString(0), row.TextAt(1), row.GetInt32(2), row.GetInt32(3)), cancellation);

    public static Task<List<UnitPlan>> Units(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select id, name, short_name, kind, area_code, valid_from, valid_to from unit order by id",
        row => new UnitPlan(row.GetString(0), row.GetString(1), row.GetString(2), Enum.Parse<UnitKind>(row.GetString(3)), row.TextAt(4), row.DayAt(5), row.DayAt(6)), cancellation);

    public static Task<List<PersonPlan>> Persons(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select id, name, phone, left_on from person order by id",
        row => new PersonPlan(row.GetString(0), row.GetString(1), row.GetString(2), row.DayAt(3)), cancellation);

    public static Task<List<PostPlan>> Posts(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection,
        """
        select person_id, kind, area_code, unit_id, employment, source, unit_line_id, area_line_code, valid_from, valid_to
        from post order by person_id, kind, area_code, unit_id, valid_from
        """,
        row => new PostPlan(
            row.GetString(0), row.GetString(1), row.TextAt(2), row.TextAt(3), row.TextAt(4), row.TextAt(5), row.TextAt(6), row.TextAt(7), row.DayAt(8), row.DayAt(9)),
        cancellation);

    public static Task<List<AbsencePlan>> Absences(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select id, person_id, from_at, to_at, deputy_person_id, reason from absence order by from_at, id",
        row => new AbsencePlan(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3), row.TextAt(4), row.TextAt(5)),
        cancellation);

    public static Task<List<RosterPlan>> Rosters(NpgsqlConnection connection, CancellationToken cancellation) => Rows.Read(
        connection, "select id, name, unit_id, area_code, post_kind, valid_from, valid_to, shifts, exceptions from roster order by id",
        row => new RosterPlan(
            row.GetString(0), row.GetString(1), row.TextAt(2), row.TextAt(3), row.GetString(4), row.DayAt(5), row.DayAt(6),
            row.JsonAt<ShiftPlan[]>(7)!, row.JsonAt<ShiftExceptionPlan[]>(8)!),
        cancellation);
}
