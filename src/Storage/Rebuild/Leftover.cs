namespace GridOrleans.Storage.Rebuild;

/// <summary>What no single history accounts for: rows without one, and the daily sums.</summary>
internal static class Leftover
{
    private static readonly (string Table, string Owner)[] Derived =
    [
        ("issue_search t", "t.issue_id"), ("fact t", "t.issue_id"), ("projection_owed t", "t.issue_id"), ("public.deadline t", "case when t.owner_kind = 1 then t.owner_id::uuid end"),
    ];

    public static async Task<long> Strays(NpgsqlConnection connection, bool repair, CancellationToken cancellation)
    {
        var strays = 0L;
        foreach (var (table, owner) in Derived)
        {
            var condition = $"where {owner} is not null and not exists (select from issue_history h where h.issue_id = {owner})";
            await using var count = new NpgsqlCommand(repair ? $"with gone as (delete from {table} {condition} returning 1) select count(*) from gone" : $"select count(*) from {table} {condition}", connection) { CommandTimeout = 0 };
            strays += (long)(await count.ExecuteScalarAsync(cancellation))!;
        }

        return strays;
    }

    public static async Task<long> Sums(NpgsqlConnection connection, bool repair, CancellationToken cancellation)
    {
        await using var fresh = new NpgsqlCommand(Fresh, connection) { CommandTimeout = 0 };
        await fresh.ExecuteNonQueryAsync(cancellation);
        await using var count = new NpgsqlCommand(
            "select count(*) from (select distinct measure, dimension, key, day, round, drill from ((table fresh_sum except table figure_day) union all (table figure_day except table fresh_sum)) d) k",
            connection) { CommandTimeout = 0 };
        var differing = (long)(await count.ExecuteScalarAsync(cancellation))!;
        if (differing > 0 && repair)
        {
            await using var replace = new NpgsqlCommand("delete from figure_day; insert into figure_day table fresh_sum", connection) { CommandTimeout = 0 };
            await replace.ExecuteNonQueryAsync(cancellation);
        }

        return differing;
    }

    /// <summary>As the projector sums: 0 all, 1 grid, 2 category, 3 unit, 4 person; what people did, by person only.</summary>
    private const string Fresh =
        """
        create temp table fresh_sum on commit drop as
        select f.measure, d.dimension::smallint, d.key collate "C" as key, f.day, least(f.round, 2)::smallint as round, f.drill,
               count(*) as n, count(*) filter (where f.hit) as hits, sum(f.value)::bigint as total
        from fact f cross join lateral (values (0, ''), (1, f.grid_code), (2, f.category_code), (3, f.unit_id), (4, f.person_id)) as d (dimension, key)
        where d.key is not null and (f.measure <> 70 or d.dimension = 4)
        group by 1, 2, 3, 4, 5, 6
        """;
}
