namespace GridOrleans.Storage.Views;

/// <summary>A search with a name.</summary>
/// <param name="OwnerKey">Whose it is: only that account changes it.</param>
/// <param name="UnitId">Shared with those who speak for this unit; null = not.</param>
/// <param name="AreaCode">Shared with those who serve this area or lie in it; null = not.</param>
public sealed record SavedView(Guid Id, string OwnerKey, string OwnerName, string Name, string Query, string Sort, string? UnitId, string? AreaCode, DateTimeOffset ChangedAt);

public enum SaveResult
{
    Saved,

    /// <summary>The account has another view of this name.</summary>
    NameTaken,

    /// <summary>The account has as many as it may.</summary>
    TooMany,

    /// <summary>There is no such view, or it is somebody else's.</summary>
    NotTheirs,
}

public sealed class SavedViews(NpgsqlDataSource database)
{
    public const int MostPerOwner = 50;

    private const int MostListed = 200;

    /// <summary>Their own first, then what is shared with them, by name.</summary>
    /// <param name="areaCodes">Areas they serve: a view shared with an area is for whoever serves it, a part of it, or more than it.</param>
    public async Task<IReadOnlyList<SavedView>> List(string ownerKey, IReadOnlyList<string> unitIds, IReadOnlyList<string> areaCodes, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select id, owner_key, owner_name, name, query, sort, unit_id, area_code, changed_at from saved_view
            where owner_key = $1 or unit_id = any($2) or exists (select from unnest($3) as mine (code) where starts_with(area_code, mine.code) or starts_with(mine.code, area_code))
            order by owner_key <> $1, name, id limit {MostListed}
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = ownerKey }, new() { Value = unitIds.ToArray() }, new() { Value = areaCodes.ToArray() } });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var views = new List<SavedView>();
        while (await reader.ReadAsync(cancellation))
        {
            views.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetFieldValue<DateTimeOffset>(8)));
        }

        return views;
    }

    /// <summary>Writes a view anew or again; the same id again changes nothing more.</summary>
    public async Task<SaveResult> Save(SavedView view, bool isNew, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(isNew
            ? $"""
               insert into saved_view (id, owner_key, owner_name, name, query, sort, unit_id, area_code)
               select $1, $2, $3, $4, $5, $6, $7, $8
               where (select count(*) from saved_view where owner_key = $2 and id <> $1) < {MostPerOwner}
               on conflict (id) do update set name = excluded.name, query = excluded.query, sort = excluded.sort where saved_view.owner_key = excluded.owner_key
               """
            : """
              update saved_view set owner_name = $3, name = $4, query = $5, sort = $6, unit_id = $7, area_code = $8, changed_at = clock_timestamp()
              where id = $1 and owner_key = $2
              """);
        object?[] values = [view.Id, view.OwnerKey, view.OwnerName, view.Name, view.Query, view.Sort, view.UnitId, view.AreaCode];
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = value is Guid ? NpgsqlDbType.Uuid : NpgsqlDbType.Text });
        try
        {
            return await command.ExecuteNonQueryAsync(cancellation) > 0 ? SaveResult.Saved : isNew ? SaveResult.TooMany : SaveResult.NotTheirs;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return SaveResult.NameTaken;
        }
    }

    /// <returns>False = there was none of theirs.</returns>
    public async Task<bool> Delete(Guid id, string ownerKey, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("delete from saved_view where id = $1 and owner_key = $2");
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = id }, new() { Value = ownerKey } });
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    }
}
