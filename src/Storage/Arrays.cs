namespace GridOrleans.Storage;

/// <summary>Array parameters: one statement writes many rows by unnesting them, whatever their number, so its plan is made once.</summary>
internal static class Arrays
{
    public static NpgsqlParameter Of<T>(NpgsqlDbType type, T[] values) => new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    public static NpgsqlParameter Text(string?[] values) => Of(NpgsqlDbType.Text, values);

    public static NpgsqlParameter Json(string[] values) => Of(NpgsqlDbType.Json, values);

    public static NpgsqlParameter Uuid(Guid[] values) => Of(NpgsqlDbType.Uuid, values);

    public static NpgsqlParameter Bigint(long[] values) => Of(NpgsqlDbType.Bigint, values);

    public static NpgsqlParameter Integer(int[] values) => Of(NpgsqlDbType.Integer, values);

    public static NpgsqlParameter Smallint(short[] values) => Of(NpgsqlDbType.Smallint, values);

    public static NpgsqlParameter Boolean(bool[] values) => Of(NpgsqlDbType.Boolean, values);

    public static NpgsqlParameter Time(DateTime[] values) => Of(NpgsqlDbType.TimestampTz, values);

    public static NpgsqlParameter Time(DateTime?[] values) => Of(NpgsqlDbType.TimestampTz, values);
}
