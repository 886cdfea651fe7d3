using GridOrleans.Contracts.Areas;
using GridOrleans.Storage.Districts.Changes;

namespace GridOrleans.Storage.Districts.Books;

/// <summary>The area tree, changed for a day to come or for today; what was before stays.</summary>
public sealed partial class BookKeeper
{
    /// <summary>Checks a change set and, unless it is a dry run or something is wrong, plans it. The same id plans once.</summary>
    public Task<AreaOutcome> Change(AreaChangeSet set, BookWriter who, bool dryRun, CancellationToken cancellation) => Change(
        set.Id, set.TakesEffect, set.Note, set.Changes,
        state =>
        {
            foreach (var (index, change) in set.Changes.Index()) state.Apply(change, index + 1);
        },
        new(), who, dryRun, cancellation);

    /// <summary>Takes a change back before its day.</summary>
    /// <returns>The problem that kept it, or null; false = there is no such planned change.</returns>
    public async Task<(bool Found, BookProblem? Problem)> CancelChange(Guid id, BookWriter who, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var sight = await Open(connection, cancellation);
        var planned = await Rows.Read(
            connection, "select id, takes_effect from area_change where cancelled_at is null and takes_effect > $1 order by takes_effect",
            row => (Id: row.GetGuid(0), Day: row.GetFieldValue<DateOnly>(1)), cancellation, new NpgsqlParameter { Value = sight.Today });
        if (!planned.Any(each => each.Id == id)) return (false, null);
        if (planned[^1].Id != id) return (true, new(0, null, "id", Fault.PlannedLater, [planned[^1].Day.ToString("O")]));

        try
        {
            await new AreaWriter(connection, id, planned[^1].Day, cancellation).TakeBack();
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // Posts were already given in an office the change would have begun.
            return (true, new(0, null, "id", Fault.StillInside, [id.ToString()]));
        }

        await AuditTrail.Write(connection, who, "cancel", "areas", id.ToString(), new { }, cancellation);
        await Close(connection, transaction, cancellation);
        return (true, null);
    }

    /// <summary>Newest day first.</summary>
    public async Task<IReadOnlyList<StoredAreaChange>> Changes(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await Rows.Read(
            connection,
            """
            select id, takes_effect, made_at, made_by, note, case json_typeof(changes) when 'array' then json_array_length(changes) else 0 end, cancelled_at
            from area_change order by takes_effect desc, made_at desc limit 200
            """,
            row => new StoredAreaChange(
                row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateTimeOffset>(2), row.GetString(3), row.TextAt(4), row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6)),
            cancellation);
    }

    private async Task<AreaOutcome> Change(
        Guid id, DateOnly day, string? note, object asked, Action<AreaState> apply, Problems problems, BookWriter who, bool dryRun, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var sight = await Open(connection, cancellation);
        var isKnown = await Rows.Read(connection, "select 1 from area_change where id = $1", row => row.GetInt32(0), cancellation, new NpgsqlParameter { Value = id }) is { Count: > 0 };
        if (isKnown) return new(id, day, true, [], [], [], 0, 0, [], 0, []);

        CheckDay(day, sight, problems);
        var before = sight.Versions.Where(version => version.IsInForce(day)).ToDictionary(version => version.Area.Code, version => version.Area);
        var state = new AreaState(before, problems);
        apply(state);

        var began = state.Areas.Keys.Except(before.Keys).Order(StringComparer.Ordinal).ToArray();
        var ended = before.Keys.Except(state.Areas.Keys).Order(StringComparer.Ordinal).ToArray();
        var changed = before.Keys.Intersect(state.Areas.Keys).Where(code => Written(before[code]) != Written(state.Areas[code])).Order(StringComparer.Ordinal).ToArray();
        var touched = began.Concat(changed).ToHashSet();
        AreaStateCheck.Run(state, touched, sight, problems);
        var moves = problems.Count > 0 ? [] : await Moves(connection, state, changed.Concat(ended).ToHashSet(), day, problems, cancellation);
        var findings = problems.Count > 0 ? [] : new AreaSurvey(state.Areas).GapsAndOutsides(ParentsOf(state, touched, ended, before).Contains).ToArray();

        var applies = problems.Count == 0 && !dryRun;
        if (applies && began.Length + changed.Length + ended.Length > 0)
        {
            var writer = new AreaWriter(connection, id, day, cancellation);
            await writer.Record(who.Name, note, asked);
            await writer.End(changed.Concat(ended));
            await writer.Begin([.. touched.Select(code => state.Areas[code])], state.OriginOf);
            await writer.OpenOffices([.. began.Select(code => state.Areas[code])]);
            await writer.CloseOffices(ended);
            await writer.Move(moves);
            await AuditTrail.Write(connection, who, "change", "areas", id.ToString(), new { takesEffect = day, note, began, changed, ended, moved = moves.Count }, cancellation);
            await Close(connection, transaction, cancellation);
        }

        return new(
            id, day, applies, began, changed, ended, moves.Count(move => move.Kind == PlaceMove.Estate), moves.Count(move => move.Kind == PlaceMove.Building),
            findings, problems.Count, problems.Found);
    }

    /// <summary>The past is not rewritten, and plans are made one behind the other.</summary>
    private static void CheckDay(DateOnly day, BookSight sight, Problems problems)
    {
        if (day < sight.Today)
        {
            problems.Add(0, null, "takesEffect", Fault.PastDay, sight.Today.ToString("O"));
            return;
        }

        var later = sight.Versions.SelectMany(version => new[] { version.ValidFrom, version.ValidTo ?? DateOnly.MinValue }).Max();
        if (later > day) problems.Add(0, null, "takesEffect", Fault.PlannedLater, later.ToString("O"));
        else if (later == day && day > sight.Today) problems.Add(0, null, "takesEffect", Fault.PlannedThatDay, later.ToString("O"));
    }

    private static async Task<IReadOnlyList<PlaceMove>> Moves(
        NpgsqlConnection connection, AreaState state, HashSet<string> changed, DateOnly day, Problems problems, CancellationToken cancellation)
    {
        if (changed.Count == 0) return [];
        var grids = PlaceLoader.GridsOn(await PlaceLoader.Moves(connection, cancellation), day);
        var estates = (await PlaceLoader.Estates(connection, cancellation))
            .Select(estate => grids.TryGetValue((PlaceMove.Estate, estate.Id), out var grid) ? estate with { GridCode = grid } : estate);
        var buildings = (await PlaceLoader.Buildings(connection, cancellation))
            .Select(building => grids.TryGetValue((PlaceMove.Building, building.Id), out var grid) ? building with { GridCode = grid } : building);
        return PlaceMoves.Of(state.Areas, changed, estates, buildings, day, problems);
    }

    private static HashSet<string> ParentsOf(AreaState state, IEnumerable<string> touched, IEnumerable<string> ended, Dictionary<string, AreaPlan> before) =>
    [
        .. touched.SelectMany(code => new[] { code, state.Areas[code].ParentCode }).OfType<string>(),
        .. ended.Select(code => before[code].ParentCode).OfType<string>(),
    ];
}
