using System.Text.Json;
using GridOrleans.Contracts.Areas;
using GridOrleans.Contracts.Json;
using GridOrleans.Domain.Areas;
using GridOrleans.Storage.Districts.Books;

namespace GridOrleans.Storage.Districts.Changes;

/// <summary>A checked change as rows. Versions before its day stay as they are.</summary>
internal sealed class AreaWriter(NpgsqlConnection connection, Guid changeId, DateOnly day, CancellationToken cancellation)
{
    public Task Record(string madeBy, string? note, object changes) => Run(
        "insert into area_change (id, takes_effect, made_by, note, changes) values ($1, $2, $3, $4, $5)",
        new() { Value = changeId }, new() { Value = day }, new() { Value = madeBy },
        new() { Value = (object?)note ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        new() { Value = JsonSerializer.Serialize(changes, GridJson.Options), NpgsqlDbType = NpgsqlDbType.Json });

    /// <summary>What began on this very day was never seen on another: it is replaced.</summary>
    public async Task End(IEnumerable<string> codes)
    {
        var ended = codes.ToArray();
        await Run("delete from area where code = any($1) and valid_from = $2", Arrays.Text(ended), new() { Value = day });
        await Run(
            "update area set valid_to = $2, ended_by = $3 where code = any($1) and valid_from < $2 and valid_to is null",
            Arrays.Text(ended), new() { Value = day }, new() { Value = changeId });
    }

    /// <param name="origins">The area whose place in the order a new one takes.</param>
    public async Task Begin(IReadOnlyList<AreaPlan> areas, Func<string, string?> origins)
    {
        var order = (await Rows.Read(connection, "select code, min(position) from area group by code", row => (Code: row.GetString(0), Position: row.GetInt32(1)), cancellation))
            .ToDictionary(row => row.Code, row => row.Position);
        var last = order.Values.DefaultIfEmpty(0).Max();
        await Copy.Into(connection, "area (code, valid_from, parent_code, level, name, short_name, ring, grid_kind, households, position, begun_by)", areas, area =>
            [area.Code, day, area.ParentCode, area.Level, area.Name, area.ShortName, Copy.Value.Json(area.Ring), area.GridKind, area.Households, PositionOf(area.Code),
                new Copy.Value(changeId, NpgsqlDbType.Uuid)], cancellation);

        int PositionOf(string code) =>
            order.TryGetValue(code, out var own) ? own : origins(code) is { } origin && order.TryGetValue(origin, out var position) ? position : last + 1;
    }

    /// <summary>Every area has an office: a new one from this day, or one that had ended goes on.</summary>
    public async Task OpenOffices(IReadOnlyList<AreaPlan> areas)
    {
        await Run("update unit set valid_to = null, ended_by = null where id = any($1)", Arrays.Text(areas.Select(area => area.Code).ToArray()));
        await Run(
            """
            insert into unit (id, name, short_name, kind, area_code, valid_from, begun_by)
            select code, name, name, $3, code, $4, $5 from unnest($1, $2) as office (code, name)
            on conflict (id) do nothing
            """,
            Arrays.Text(areas.Select(area => area.Code).ToArray()), Arrays.Text(areas.Select(area => area.ShortName).ToArray()),
            new() { Value = nameof(UnitKind.AreaOffice) }, new() { Value = day }, new() { Value = changeId });
    }

    /// <summary>An office that began on the very day stays for it.</summary>
    public Task CloseOffices(IEnumerable<string> codes) => Run(
        "update unit set valid_to = greatest($2, coalesce(valid_from + 1, $2)), ended_by = $3 where id = any($1) and valid_to is null",
        Arrays.Text(codes.ToArray()), new() { Value = day }, new() { Value = changeId });

    public async Task Move(IReadOnlyList<PlaceMove> moves)
    {
        await Run(
            "delete from place_move where takes_effect = $1 and (kind, id) in (select * from unnest($2, $3))",
            new() { Value = day }, Arrays.Text(moves.Select(move => move.Kind).ToArray()), Arrays.Text(moves.Select(move => move.Id).ToArray()));
        await Copy.Into(connection, "place_move (change_id, kind, id, grid_code, takes_effect)", moves, move =>
            [new Copy.Value(changeId, NpgsqlDbType.Uuid), move.Kind, move.Id, move.GridCode, move.TakesEffect], cancellation);
    }

    /// <summary>As if it had never been planned. Only before its day.</summary>
    public async Task TakeBack()
    {
        await Run("delete from place_move where change_id = $1", new NpgsqlParameter { Value = changeId });
        await Run("delete from area where begun_by = $1", new NpgsqlParameter { Value = changeId });
        await Run("update area set valid_to = null, ended_by = null where ended_by = $1", new NpgsqlParameter { Value = changeId });
        await Run("delete from unit where begun_by = $1", new NpgsqlParameter { Value = changeId });
        await Run("update unit set valid_to = null, ended_by = null where ended_by = $1", new NpgsqlParameter { Value = changeId });
        await Run("update area_change set cancelled_at = clock_timestamp() where id = $1", new NpgsqlParameter { Value = changeId });
    }

    private async Task Run(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
