using System.Text.Json;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Districts;

/// <summary>Reading rows of the books.</summary>
internal static class Rows
{
    public static async Task<List<T>> Read<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
        return rows;
    }

    public static string? TextAt(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateOnly? DayAt(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    public static T? JsonAt<T>(this NpgsqlDataReader row, int column)
        where T : class => row.IsDBNull(column) ? null : JsonSerializer.Deserialize<T>(row.GetString(column), GridJson.Options);

    /// <summary>Today in the district; the server's time is the database's.</summary>
    public static async Task<DateOnly> Today(NpgsqlConnection connection, string timeZone, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select (clock_timestamp() at time zone $1)::date", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = timeZone });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetFieldValue<DateOnly>(0);
    }
}
