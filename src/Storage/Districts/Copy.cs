using System.Text.Json;
using GridOrleans.Contracts.Json;

namespace GridOrleans.Storage.Districts;

/// <summary>Bulk rows by COPY.</summary>
internal static class Copy
{
    public static async Task Into<T>(
        NpgsqlConnection connection, string columns, IEnumerable<T> rows, Func<T, IEnumerable<Value>> values, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {columns} from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellation);
            foreach (var value in values(row))
            {
                if (value.Content is null) await import.WriteNullAsync(cancellation);
                else await import.WriteAsync(value.Content, value.Type, cancellation);
            }
        }

        await import.CompleteAsync(cancellation);
    }

    public readonly record struct Value(object? Content, NpgsqlDbType Type)
    {
        public static implicit operator Value(string? text) => new(text, NpgsqlDbType.Text);

        public static implicit operator Value(string[]? texts) => new(texts, NpgsqlDbType.Array | NpgsqlDbType.Text);

        public static implicit operator Value(int number) => new(number, NpgsqlDbType.Integer);

        public static implicit operator Value(double number) => new(number, NpgsqlDbType.Double);

        public static implicit operator Value(bool flag) => new(flag, NpgsqlDbType.Boolean);

        public static implicit operator Value(DateOnly day) => new(day, NpgsqlDbType.Date);

        public static implicit operator Value(DateOnly? day) => new(day, NpgsqlDbType.Date);

        public static implicit operator Value(DateTimeOffset at) => new(at.ToUniversalTime(), NpgsqlDbType.TimestampTz);

        public static implicit operator Value(byte[] bytes) => new(bytes, NpgsqlDbType.Bytea);

        public static Value Json<T>(T? content) => new(content is null ? null : JsonSerializer.Serialize(content, GridJson.Options), NpgsqlDbType.Json);
    }
}
