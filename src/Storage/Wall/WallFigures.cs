using GridOrleans.Contracts.Wall;
using GridOrleans.Domain.Clocks;

namespace GridOrleans.Storage.Wall;

/// <summary>Today's sums, as the records say: one round trip of three questions. Refused and void issues are no work done: they count as reported, nothing more.</summary>
public sealed class WallFigures(NpgsqlDataSource database) : IWallFigures
{
    /// <summary>How many units a ranking names at each end.</summary>
    private const int Named = 3;

    public async Task<DayFigures> Read(string districtCode, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellation)
    {
        var day = LocalDay.At(now, zone);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Hours(districtCode, day), StoppedClocks(districtCode, day), Units(districtCode, day) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var today = await ReadHours(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        var rates = await ReadRates(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        return new(rates, await ReadRanking(reader, cancellation), today);
    }

    private static async Task<TodayFigures> ReadHours(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var tally = new DayTally();
        while (await reader.ReadAsync(cancellation))
        {
            tally.Add(
                reader.GetBoolean(0), reader.GetBoolean(1), reader.GetInt32(2),
                all: (int)reader.GetInt64(3), bySameTime: (int)reader.GetInt64(4), due: (int)reader.GetInt64(5), sameDay: (int)reader.GetInt64(6));
        }

        return tally.Figures;
    }

    private static async Task<Dictionary<ClockKind, double>> ReadRates(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var rates = new Dictionary<ClockKind, double>();
        while (await reader.ReadAsync(cancellation)) rates.Add((ClockKind)reader.GetInt32(0), (double)reader.GetInt64(2) / reader.GetInt64(1));
        return rates;
    }

    private static async Task<UnitRanking> ReadRanking(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var ranks = new List<UnitRank>();
        while (await reader.ReadAsync(cancellation))
        {
            var stopped = reader.GetInt64(1);
            ranks.Add(new(ranks.Count + 1, reader.GetString(0), (double)reader.GetInt64(2) / stopped, (int)stopped));
        }

        // Nobody stands among the first and among the last.
        return new(ranks.Count, ranks.Take(Named).ToArray(), ranks.Skip(Math.Max(Named, ranks.Count - Named)).ToArray());
    }

    /// <summary>Per local hour of today and yesterday: what was reported and what was completed.</summary>
    private static NpgsqlBatchCommand Hours(string districtCode, LocalDay day) => new(
        """
        select true, reported_at >= $3, extract(hour from reported_at at time zone $6)::int,
               count(*),
               count(*) filter (where reported_at < $4),
               count(*) filter (where state not in ('Refused', 'Voided')),
               count(*) filter (where state not in ('Refused', 'Voided') and (completed_at at time zone $6)::date = (reported_at at time zone $6)::date)
        from issue where district_code = $1 and reported_at >= $2 and reported_at < $5
        group by 2, 3
        union all
        select false, completed_at >= $3, extract(hour from completed_at at time zone $6)::int, count(*), count(*) filter (where completed_at < $4), 0, 0
        from issue where district_code = $1 and completed_at >= $2 and completed_at < $5 and state not in ('Refused', 'Voided')
        group by 2, 3
        """)
    {
        Parameters =
        {
            new() { Value = districtCode }, new() { Value = day.Yesterday }, new() { Value = day.Today },
            new() { Value = day.YesterdayAtThisTime }, new() { Value = day.Tomorrow }, new() { Value = day.ZoneName },
        },
    };

    /// <summary>Clocks stopped today, by kind: how many, and how many in time. An issue whose clock stopped today was written today, which is indexed.</summary>
    private static NpgsqlBatchCommand StoppedClocks(string districtCode, LocalDay day) => new(
        $"""
        select clock, count(*), count(*) filter (where (stopped_late & (1 << clock)) = 0)
        {Stopped}
        group by clock
        """)
    {
        Parameters = { new() { Value = districtCode }, new() { Value = day.Today } },
    };

    private static NpgsqlBatchCommand Units(string districtCode, LocalDay day) => new(
        $"""
        select coalesce(lead_unit_id, owner_unit_id), count(*), count(*) filter (where (stopped_late & (1 << clock)) = 0) as in_time
        {Stopped}
        group by 1
        order by (count(*) filter (where (stopped_late & (1 << clock)) = 0))::float8 / count(*) desc, count(*) desc, 1
        """)
    {
        Parameters = { new() { Value = districtCode }, new() { Value = day.Today } },
    };

    private const string Stopped =
        """
        from issue cross join lateral (values (0, respond_stopped_at), (1, handle_stopped_at), (2, close_stopped_at), (3, plan_stopped_at)) as stop (clock, at)
        where district_code = $1 and updated_at >= $2 and stop.at >= $2 and state not in ('Refused', 'Voided')
        """;
}
