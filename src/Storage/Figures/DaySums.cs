namespace GridOrleans.Storage.Figures;

/// <summary>By what facts are summed beforehand.</summary>
public enum FactDimension : short
{
    All,
    Grid,
    Category,
    Unit,
    Person,
}

/// <summary>One row of the daily sums.</summary>
/// <param name="Round">1 = first, 2 = any later one.</param>
internal readonly record struct DayKey(Measure Measure, FactDimension Dimension, string Key, DateOnly Day, short Round, bool Drill);

/// <summary>How much the daily sums move when facts come and go. Whole numbers only, so that no order of changes makes another sum.</summary>
internal sealed class DaySums
{
    private readonly Dictionary<DayKey, (long N, long Hits, long Total)> moves = [];

    public void Add(Fact fact) => Move(fact, 1);

    public void Remove(Fact fact) => Move(fact, -1);

    public static IEnumerable<DayKey> KeysOf(Fact fact)
    {
        var round = (short)Math.Min(fact.Round, 2);
        if (fact.Measure != Measure.Acted)
        {
            yield return new(fact.Measure, FactDimension.All, "", fact.Day, round, fact.Drill);
            yield return new(fact.Measure, FactDimension.Grid, fact.GridCode, fact.Day, round, fact.Drill);
            yield return new(fact.Measure, FactDimension.Category, fact.CategoryCode, fact.Day, round, fact.Drill);
            if (fact.UnitId is { } unit) yield return new(fact.Measure, FactDimension.Unit, unit, fact.Day, round, fact.Drill);
        }

        if (fact.PersonId is { } person) yield return new(fact.Measure, FactDimension.Person, person, fact.Day, round, fact.Drill);
    }

    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        // Rows that come to nothing go, so that the sums of no facts are no rows.
        var rows = moves.Where(move => move.Value != default).ToArray();
        if (rows.Length == 0) yield break;
        yield return new(
            """
            insert into figure_day as stored (measure, dimension, key, day, round, drill, n, hits, total)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (measure, dimension, key, day, round, drill) do update
            set n = stored.n + excluded.n, hits = stored.hits + excluded.hits, total = stored.total + excluded.total
            """)
        {
            Parameters =
            {
                Key(rows, key => (short)key.Measure, NpgsqlDbType.Smallint), Key(rows, key => (short)key.Dimension, NpgsqlDbType.Smallint),
                Key(rows, key => key.Key, NpgsqlDbType.Text), Key(rows, key => key.Day, NpgsqlDbType.Date), Key(rows, key => key.Round, NpgsqlDbType.Smallint),
                Key(rows, key => key.Drill, NpgsqlDbType.Boolean), Sum(rows, sum => sum.N), Sum(rows, sum => sum.Hits), Sum(rows, sum => sum.Total),
            },
        };
        yield return new(
            """
            delete from figure_day using unnest($1, $2, $3, $4, $5, $6) as empty (measure, dimension, key, day, round, drill)
            where figure_day.measure = empty.measure and figure_day.dimension = empty.dimension and figure_day.key = empty.key and figure_day.day = empty.day
              and figure_day.round = empty.round and figure_day.drill = empty.drill and n = 0
            """)
        {
            Parameters =
            {
                Key(rows, key => (short)key.Measure, NpgsqlDbType.Smallint), Key(rows, key => (short)key.Dimension, NpgsqlDbType.Smallint),
                Key(rows, key => key.Key, NpgsqlDbType.Text), Key(rows, key => key.Day, NpgsqlDbType.Date), Key(rows, key => key.Round, NpgsqlDbType.Smallint),
                Key(rows, key => key.Drill, NpgsqlDbType.Boolean),
            },
        };
    }

    private void Move(Fact fact, int by)
    {
        foreach (var key in KeysOf(fact))
        {
            var sum = moves.GetValueOrDefault(key);
            moves[key] = (sum.N + by, sum.Hits + (fact.Hit ? by : 0), sum.Total + by * fact.Value);
        }
    }

    private static NpgsqlParameter Key<T>(KeyValuePair<DayKey, (long, long, long)>[] rows, Func<DayKey, T> part, NpgsqlDbType type) =>
        Arrays.Of(type, Array.ConvertAll(rows, row => part(row.Key)));

    private static NpgsqlParameter Sum(KeyValuePair<DayKey, (long N, long Hits, long Total)>[] rows, Func<(long N, long Hits, long Total), long> part) =>
        Arrays.Bigint(Array.ConvertAll(rows, row => part(row.Value)));
}
