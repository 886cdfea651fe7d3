using GridOrleans.Harness;

namespace GridOrleans.Bench;

public static class DatabaseTime
{
    public static async Task<DateTimeOffset> Now(TestDatabase database) =>
        new(DateTime.SpecifyKind(await database.Scalar<DateTime>("SELECT clock_timestamp()"), DateTimeKind.Utc));
}
